package org.platewatch.recognition;

import java.util.List;
import java.util.Locale;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import org.platewatch.recognition.image.ImageLimits;
import org.platewatch.recognition.image.Picture;
import org.platewatch.recognition.image.Quad;
import org.platewatch.recognition.image.UnreadableImageException;

/** Pictures with their plates marked, for the eye. */
public final class Annotation {
    private static final Scalar MARK = new Scalar(80, 220, 60);
    private static final Scalar SHADOW = new Scalar(0, 0, 0);
    /** Width of a picture for which lines of two pixels and letters of size 0.8 look right. */
    private static final double USUAL_WIDTH = 1000;

    private Annotation() {}

    /**
     * The picture as a JPEG, with the corners and the text of each plate.
     *
     * @throws UnreadableImageException if it is none, or too large
     */
    public static byte[] draw(byte[] image, List<RecognizedPlate> plates) throws UnreadableImageException {
        try (Picture picture = Picture.decode(image, ImageLimits.DEFAULT, Integer.MAX_VALUE)) {
            Mat canvas = picture.full();
            double size = Math.max(0.5, picture.width() / USUAL_WIDTH);
            for (RecognizedPlate plate : plates) {
                outline(canvas, plate.quad(), size);
                label(canvas, plate, size);
            }
            MatOfByte jpeg = new MatOfByte();
            try {
                Imgcodecs.imencode(".jpg", canvas, jpeg);
                return jpeg.toArray();
            } finally {
                jpeg.release();
            }
        }
    }

    private static void outline(Mat canvas, Quad quad, double size) {
        MatOfPoint corners = new MatOfPoint(
                quad.corners().stream().map(p -> new Point(p.x(), p.y())).toArray(Point[]::new));
        Imgproc.polylines(canvas, List.of(corners), true, MARK, thickness(size), Imgproc.LINE_AA);
        corners.release();
    }

    private static void label(Mat canvas, RecognizedPlate plate, double size) {
        String text = "%s %s %.0f%%"
                .formatted(plate.plate(), plate.state().state(), 100 * plate.confidence())
                .replace("  ", " ")
                .toUpperCase(Locale.ROOT);
        Point at = new Point(
                plate.quad().box().x(), Math.max(20 * size, plate.quad().box().y() - 8 * size));
        int font = Imgproc.FONT_HERSHEY_SIMPLEX;
        Imgproc.putText(canvas, text, at, font, 0.8 * size, SHADOW, 2 * thickness(size), Imgproc.LINE_AA);
        Imgproc.putText(canvas, text, at, font, 0.8 * size, MARK, thickness(size), Imgproc.LINE_AA);
    }

    private static int thickness(double size) {
        return (int) Math.max(1, Math.round(2 * size));
    }
}
