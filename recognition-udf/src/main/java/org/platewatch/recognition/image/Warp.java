package org.platewatch.recognition.image;

import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Plates cut out of a picture and turned to face the reader. */
public final class Warp {
    private static final int MAX_OVERSAMPLING = 6;

    private Warp() {}

    /**
     * What lies within a quad, as a picture of that size; the caller releases it. A plate that is larger is averaged
     * down: taking single pixels of it would lose thin strokes.
     */
    public static Mat rectify(Mat picture, Quad quad, int width, int height) {
        int oversampling = (int) Math.max(1, Math.min(MAX_OVERSAMPLING, Math.round(quad.width() / width)));
        Mat rectified = warp(picture, quad, width * oversampling, height * oversampling);
        if (oversampling > 1) {
            Imgproc.resize(rectified, rectified, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
        }
        return rectified;
    }

    private static Mat warp(Mat picture, Quad quad, int width, int height) {
        MatOfPoint2f from =
                new MatOfPoint2f(quad.corners().stream().map(Warp::point).toArray(org.opencv.core.Point[]::new));
        MatOfPoint2f to = new MatOfPoint2f(
                new org.opencv.core.Point(0, 0),
                new org.opencv.core.Point(width, 0),
                new org.opencv.core.Point(width, height),
                new org.opencv.core.Point(0, height));
        Mat transform = Imgproc.getPerspectiveTransform(from, to);
        Mat rectified = new Mat();
        try {
            Imgproc.warpPerspective(
                    picture,
                    rectified,
                    transform,
                    new Size(width, height),
                    Imgproc.INTER_LINEAR,
                    Core.BORDER_REPLICATE);
            return rectified;
        } finally {
            from.release();
            to.release();
            transform.release();
        }
    }

    private static org.opencv.core.Point point(Point p) {
        return new org.opencv.core.Point(p.x(), p.y());
    }
}
