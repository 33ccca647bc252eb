package org.platewatch.recognition.image;

/** An upright rectangle in an image, pixels from its top left corner. */
public record Box(double x, double y, double width, double height) {
    /** Intersection over union: 1 for the same box, 0 for boxes apart. */
    public double overlap(Box other) {
        double both = intersection(other);
        return both / (area() + other.area() - both);
    }

    /** Intersection over the smaller of the two: 1 if one lies within the other, 0 for boxes apart. */
    public double covers(Box other) {
        return intersection(other) / Math.min(area(), other.area());
    }

    /** The same box in a picture that is larger by {@code factor}. */
    public Box scaled(double factor) {
        return new Box(x * factor, y * factor, width * factor, height * factor);
    }

    private double area() {
        return width * height;
    }

    private double intersection(Box other) {
        double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        return w <= 0 || h <= 0 ? 0 : w * h;
    }
}
