package org.platewatch.recognition.image;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The four corners of a plate, as its reader sees them: a plate that hangs upside down has its top left at the bottom.
 */
public record Quad(Point topLeft, Point topRight, Point bottomRight, Point bottomLeft) {
    public static Quad of(Box box) {
        double right = box.x() + box.width();
        double bottom = box.y() + box.height();
        return new Quad(
                new Point(box.x(), box.y()),
                new Point(right, box.y()),
                new Point(right, bottom),
                new Point(box.x(), bottom));
    }

    public List<Point> corners() {
        return List.of(topLeft, topRight, bottomRight, bottomLeft);
    }

    /** The smallest upright box around it. */
    public Box box() {
        double left = xs().min().orElseThrow();
        double top = ys().min().orElseThrow();
        return new Box(left, top, xs().max().orElseThrow() - left, ys().max().orElseThrow() - top);
    }

    /** Mean length of its upper and lower edge, pixels. */
    public double width() {
        return (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2;
    }

    /** Mean length of its left and right edge, pixels. */
    public double height() {
        return (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2;
    }

    /** The same quad in an image that is larger by {@code factor}. */
    public Quad scaled(double factor) {
        return new Quad(
                topLeft.scaled(factor), topRight.scaled(factor), bottomRight.scaled(factor), bottomLeft.scaled(factor));
    }

    /**
     * The quad with a rim: {@code across} of its width at the left and right, {@code along} of its height above and
     * below.
     */
    public Quad widened(double across, double along) {
        return new Quad(at(-across, -along), at(1 + across, -along), at(1 + across, 1 + along), at(-across, 1 + along));
    }

    /** The point at {@code u} of the way from left to right and {@code v} from top to bottom. */
    private Point at(double u, double v) {
        double x = (1 - v) * ((1 - u) * topLeft.x() + u * topRight.x())
                + v * ((1 - u) * bottomLeft.x() + u * bottomRight.x());
        double y = (1 - v) * ((1 - u) * topLeft.y() + u * topRight.y())
                + v * ((1 - u) * bottomLeft.y() + u * bottomRight.y());
        return new Point(x, y);
    }

    private DoubleStream xs() {
        return corners().stream().mapToDouble(Point::x);
    }

    private DoubleStream ys() {
        return corners().stream().mapToDouble(Point::y);
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
