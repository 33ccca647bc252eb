package org.platewatch.recognition;

import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Pictures that are kept for a year by the million: as good as a number of bytes allows. */
final class SmallJpeg {
    private static final int BEST_QUALITY = 80;
    private static final int WORST_QUALITY = 20;
    private static final int STEP = 20;

    private SmallJpeg() {}

    /**
     * The picture in at most {@code width} x {@code height} pixels and, if its quality can go so low, {@code bytes}.
     */
    static byte[] encode(Mat picture, int width, int height, int bytes) {
        double factor = Math.min(1, Math.min((double) width / picture.cols(), (double) height / picture.rows()));
        Mat small = picture;
        if (factor < 1) {
            small = new Mat();
            Imgproc.resize(picture, small, new Size(), factor, factor, Imgproc.INTER_AREA);
        }
        try {
            for (int quality = BEST_QUALITY; ; quality -= STEP) {
                byte[] jpeg = encode(small, quality);
                if (jpeg.length <= bytes || quality <= WORST_QUALITY) {
                    return jpeg;
                }
            }
        } finally {
            if (factor < 1) {
                small.release();
            }
        }
    }

    private static byte[] encode(Mat picture, int quality) {
        MatOfByte jpeg = new MatOfByte();
        MatOfInt options = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, quality);
        try {
            Imgcodecs.imencode(".jpg", picture, jpeg, options);
            return jpeg.toArray();
        } finally {
            jpeg.release();
            options.release();
        }
    }
}
