package org.platewatch.cli.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.videoio.VideoCapture;
import org.opencv.videoio.Videoio;
import org.platewatch.events.frame.FrameBinding;
import org.platewatch.events.frame.FrameContent;
import org.platewatch.recognition.image.ImageLimits;
import org.platewatch.recognition.model.Natives;

/** The frames of a video file, each encoded again as JPEG. */
final class VideoFile implements FrameSource {
    /** Named one by one: OpenCV would also take a file's name for a pattern of pictures or for a pipeline. */
    private static final List<Integer> DECODERS =
            List.of(Videoio.CAP_FFMPEG, Videoio.CAP_OPENCV_MJPEG, Videoio.CAP_AVFOUNDATION, Videoio.CAP_MSMF);

    private static final double MAX_RATE = 1_000;
    /** High, because the plate's characters are few pixels and were encoded once already. */
    private static final int JPEG_QUALITY = 95;

    private final Path file;
    private final VideoCapture capture;
    private final Schedule schedule;
    private final Mat image = new Mat();
    private final MatOfByte encoded = new MatOfByte();
    private final MatOfInt encoding = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, JPEG_QUALITY);
    private long number;

    private VideoFile(Path file, VideoCapture capture, Schedule schedule, long number) {
        this.file = file;
        this.capture = capture;
        this.schedule = schedule;
        this.number = number;
    }

    /**
     * Opens a video behind what is published of it.
     *
     * @param start capture of the video's first frame
     * @param rate frames per second; empty for the video's own
     * @throws IOException if no decoder knows it, its frames are too large, or it does not say its rate
     */
    static VideoFile open(Path file, Instant start, OptionalDouble rate, Reached reached) throws IOException {
        Natives.load();
        VideoCapture capture = decoderOf(file);
        try {
            checkSize(file, capture);
            VideoFile video = new VideoFile(file, capture, new Schedule(start, pace(file, capture, rate)), 0);
            while (video.number < reached.done() && capture.grab()) { // decoding is what takes time
                video.number++;
            }
            return video;
        } catch (IOException e) {
            capture.release();
            throw e;
        }
    }

    private static VideoCapture decoderOf(Path file) throws IOException {
        boolean avi = isAvi(file);
        for (int decoder : DECODERS) {
            if (decoder == Videoio.CAP_OPENCV_MJPEG && !avi) {
                continue; // it would complain on standard error
            }
            VideoCapture capture = new VideoCapture(file.toString(), decoder);
            if (capture.isOpened()) {
                return capture;
            }
            capture.release();
        }
        throw new IOException(("%1$s cannot be opened: it is no video, or OpenCV has no codec for it here."
                        + " Motion JPEG always works: ffmpeg -i %1$s -an -c:v mjpeg -q:v 2 video.avi")
                .formatted(file));
    }

    private static boolean isAvi(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
            return start.startsWith("RIFF") && start.endsWith("AVI ");
        }
    }

    private static void checkSize(Path file, VideoCapture capture) throws IOException {
        double pixels = capture.get(Videoio.CAP_PROP_FRAME_WIDTH) * capture.get(Videoio.CAP_PROP_FRAME_HEIGHT);
        if (pixels > ImageLimits.DEFAULT.maxPixels()) {
            throw new IOException("The frames of %s have %,.0f pixels, more than %,d."
                    .formatted(file, pixels, ImageLimits.DEFAULT.maxPixels()));
        }
    }

    private static Pace pace(Path file, VideoCapture capture, OptionalDouble rate) throws IOException {
        double framesPerSecond = rate.orElseGet(() -> capture.get(Videoio.CAP_PROP_FPS));
        if (!(framesPerSecond > 0 && framesPerSecond <= MAX_RATE)) {
            throw new IOException("The video " + file + " does not say how many frames a second it has: give --rate.");
        }
        return new Pace(framesPerSecond);
    }

    @Override
    public Optional<Offer> next() throws IOException {
        if (!capture.grab()) {
            return Optional.empty();
        }
        long at = number++;
        String name = "frame-%06d".formatted(at);
        if (!capture.retrieve(image) || image.empty()) {
            return Optional.of(new Refusal(name + " of " + file + " was left out: it cannot be decoded."));
        }
        if (!Imgcodecs.imencode(".jpg", image, encoded, encoding)) {
            throw new IOException(name + " of " + file + " cannot be encoded as JPEG.");
        }
        byte[] bytes = encoded.toArray();
        return Optional.of(
                bytes.length > FrameBinding.MAX_BYTES
                        ? EncodedPicture.tooLarge(name, bytes.length)
                        : new Picture(at, name, schedule.capturedAt(at), FrameContent.JPEG, bytes));
    }

    @Override
    public Pace pace() {
        return schedule.pace();
    }

    @Override
    public void close() {
        capture.release();
        image.release();
        encoded.release();
        encoding.release();
    }
}
