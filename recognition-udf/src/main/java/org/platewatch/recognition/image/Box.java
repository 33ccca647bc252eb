package org.platewatch.recognition.image;

/** An upright rectangle in an image, pixels from its top left corner. */
public record Box(double x, double y, double width, double height) {
    /** Intersection over union: 1 for the same box, 0 for boxes apart. */
    public double overlap(Box other) {
        double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        if (w <= 0 || h <= 0) {
            return 0;
        }
        double both = w * h;
        return both / (width * height + other.width * other.height - both);
    }
}
