package org.platewatch.recognition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;
import org.platewatch.recognition.detection.Detection;
import org.platewatch.recognition.detection.PlateDetector;
import org.platewatch.recognition.image.Box;
import org.platewatch.recognition.image.Picture;
import org.platewatch.recognition.image.Quad;
import org.platewatch.recognition.image.UnreadableImageException;
import org.platewatch.recognition.image.Warp;
import org.platewatch.recognition.model.ModelFiles;
import org.platewatch.recognition.reading.PlateReader;
import org.platewatch.recognition.reading.PlateText;

/**
 * Image bytes to plates: finds them, turns each to face the reader, and reads it. For one thread at a time, so that a
 * Flink slot has its own; closing it frees its networks.
 *
 * <pre>{@code
 * try (PlateRecognizer recognizer = PlateRecognizer.open(RecognizerConfig.DEFAULT)) {
 *     for (RecognizedPlate plate : recognizer.recognize(jpeg).plates()) {
 *         System.out.println(plate.plate() + " " + plate.confidence());
 *     }
 * }
 * }</pre>
 */
public final class PlateRecognizer implements AutoCloseable {
    /** A crop shows the plate as large as its reader sees it and half as large again. */
    private static final int CROP_WIDTH = 240;

    private static final int CROP_HEIGHT = 96;
    private static final double CROP_MARGIN = 0.06;
    private static final int CROP_BYTES = 6 * 1024;
    private static final int CONTEXT_WIDTH = 640;
    private static final int CONTEXT_BYTES = 25 * 1024;

    private final RecognizerConfig config;
    private final PlateDetector detector;
    private final PlateReader reader;

    private PlateRecognizer(RecognizerConfig config, PlateDetector detector, PlateReader reader) {
        this.config = config;
        this.detector = detector;
        this.reader = reader;
    }

    /**
     * Loads the models.
     *
     * @throws IOException if a model is missing, is not what its {@code model.json} says, or cannot be run
     */
    public static PlateRecognizer open(RecognizerConfig config) throws IOException {
        PlateDetector detector =
                new PlateDetector(files(config, "detector"), config.longSides(), config.detectorThreshold());
        try {
            return new PlateRecognizer(config, detector, new PlateReader(files(config, "reader")));
        } catch (IOException | RuntimeException e) {
            detector.close();
            throw e;
        }
    }

    private static ModelFiles files(RecognizerConfig config, String model) throws IOException {
        return config.models().isPresent()
                ? ModelFiles.in(config.models().get().resolve(model), config.precision())
                : ModelFiles.ours(model, config.precision());
    }

    /**
     * The plates in a picture.
     *
     * @param image JPEG or PNG
     * @throws UnreadableImageException if it is none, or too large
     */
    public Recognition recognize(byte[] image) throws UnreadableImageException {
        try (Picture picture = Picture.decode(image, config.limits(), config.longSide())) {
            List<RecognizedPlate> plates = new ArrayList<>();
            for (Detection detection : best(detector.detect(picture.reduced()))) {
                plate(picture, detection).ifPresent(plates::add);
            }
            plates.sort(Comparator.comparingDouble((RecognizedPlate p) -> p.score() * p.confidence())
                    .reversed());
            byte[] context = plates.isEmpty()
                    ? new byte[0]
                    : SmallJpeg.encode(picture.reduced(), CONTEXT_WIDTH, CONTEXT_WIDTH, CONTEXT_BYTES);
            return new Recognition(picture.width(), picture.height(), plates, context);
        }
    }

    /**
     * What a plate says that is already cut out: the whole picture is the plate.
     *
     * @param image JPEG or PNG
     * @throws UnreadableImageException if it is none, or too large
     */
    public Optional<RecognizedPlate> readCrop(byte[] image) throws UnreadableImageException {
        try (Picture picture = Picture.decode(image, config.limits(), config.longSide())) {
            Box whole =
                    new Box(0, 0, picture.reduced().cols(), picture.reduced().rows());
            return plate(picture.reduced(), new Detection(1, whole, Quad.of(whole)), picture.scale(), config.cuts());
        }
    }

    @Override
    public void close() {
        detector.close();
        reader.close();
    }

    private List<Detection> best(List<Detection> detections) {
        return detections.subList(0, Math.min(detections.size(), config.maxPlates()));
    }

    private Optional<RecognizedPlate> plate(Picture picture, Detection plate) throws UnreadableImageException {
        return plate.quad().width() >= config.enoughWidth()
                ? plate(picture.reduced(), plate, picture.scale(), config.cuts())
                : plate(picture.full(), plate.scaled(picture.scale()), 1, config.cuts());
    }

    private Optional<RecognizedPlate> plate(Mat pixels, Detection plate, double scale, List<Cut> ways) {
        List<Mat> cuts = ways.stream()
                .map(way -> Warp.rectify(pixels, way.of(plate), reader.width(), reader.height()))
                .toList();
        PlateReader.Outcome outcome = reader.read(cuts);
        cuts.forEach(Mat::release);
        return PlateText.of(outcome.text())
                .map(text -> new RecognizedPlate(
                        plate.quad().scaled(scale),
                        plate.score(),
                        text,
                        outcome.state(),
                        outcome.text(),
                        crop(pixels, plate.quad())));
    }

    private static byte[] crop(Mat pixels, Quad quad) {
        Mat cut = Warp.rectify(pixels, quad.widened(CROP_MARGIN, CROP_MARGIN), CROP_WIDTH, CROP_HEIGHT);
        try {
            return SmallJpeg.encode(cut, CROP_WIDTH, CROP_HEIGHT, CROP_BYTES);
        } finally {
            cut.release();
        }
    }
}
