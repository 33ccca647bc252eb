package org.platewatch.recognition.detection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.platewatch.recognition.image.Planes;
import org.platewatch.recognition.model.ModelFiles;
import org.platewatch.recognition.model.OnnxModel;

/**
 * Finds plates in a picture, at more than one size: the network knows plates of 20 to 200 pixels, so that small ones
 * are found in a large picture and near ones in a small. For one thread at a time.
 */
public final class PlateDetector implements AutoCloseable {
    /** The network halves its input five times. */
    private static final int MULTIPLE = 32;

    private static final float PADDING = 114;
    /** A near plate falls to pieces in the large picture: pieces lie within the whole. */
    private static final double SAME_PLATE = 0.6;
    /** Narrower plates are better seen in the largest picture, pixels. */
    private static final double NEAR = 36;

    private final OnnxModel model;
    private final List<Integer> longSides;
    private final double threshold;
    private FloatBuffer input = FloatBuffer.allocate(0);

    /**
     * Loads the network.
     *
     * @param longSides pixels of the longer side of a picture, each time the network sees it; smaller pictures are left
     *     as they are
     * @param threshold score from which a plate counts; NaN takes the model's own
     */
    public PlateDetector(ModelFiles files, List<Integer> longSides, double threshold) throws IOException {
        this.model = OnnxModel.open(files);
        this.longSides = List.copyOf(longSides);
        this.threshold = Double.isNaN(threshold) ? files.spec().threshold() : threshold;
    }

    /** The plates in a BGR picture, best first, in its own pixels. */
    public List<Detection> detect(Mat picture) {
        int longer = Math.max(picture.cols(), picture.rows());
        int largest = Math.min(longer, Collections.max(longSides));
        List<Detection> all = longSides.stream()
                .map(longSide -> Math.min(longSide, longer))
                .distinct()
                .flatMap(longSide -> detect(picture, longSide).stream()
                        .filter(d -> longSide == largest || d.box().width() * longSide / longer >= NEAR))
                .sorted(Comparator.comparingDouble(Detection::score).reversed())
                .toList();
        List<Detection> plates = new ArrayList<>();
        for (Detection detection : all) {
            if (plates.stream().noneMatch(better -> better.box().covers(detection.box()) > SAME_PLATE)) {
                plates.add(detection);
            }
        }
        return plates;
    }

    private List<Detection> detect(Mat picture, int longSide) {
        double factor = Math.min(1, (double) longSide / Math.max(picture.cols(), picture.rows()));
        Mat scaled = picture;
        if (factor < 1) {
            scaled = new Mat();
            Size size = new Size(
                    Math.max(1, Math.round(picture.cols() * factor)), Math.max(1, Math.round(picture.rows() * factor)));
            Imgproc.resize(picture, scaled, size, 0, 0, Imgproc.INTER_AREA);
        }
        try {
            double back = (double) picture.cols() / scaled.cols();
            return inPicture(scaled).stream().map(d -> d.scaled(back)).toList();
        } finally {
            if (factor < 1) {
                scaled.release();
            }
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private List<Detection> inPicture(Mat picture) {
        int width = multiple(picture.cols());
        int height = multiple(picture.rows());
        FloatBuffer values = input(3 * width * height);
        fill(values, 3 * width * height);
        Planes.write(picture, values, 0, width, height);
        DetectionMaps maps = new DetectionMaps(
                model.run(values, 1, 3, height, width).get(0), model.spec().stride());
        return maps.plates(threshold);
    }

    private FloatBuffer input(int size) {
        if (input.capacity() < size) {
            input = ByteBuffer.allocateDirect(size * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
        return input;
    }

    private static void fill(FloatBuffer values, int size) {
        float[] padding = new float[size];
        Arrays.fill(padding, PADDING);
        values.put(0, padding);
    }

    private static int multiple(int size) {
        return (size + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
    }
}
