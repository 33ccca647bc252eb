package org.platewatch.recognition.image;

/** A place in an image, pixels from its top left corner. */
public record Point(double x, double y) {
    Point scaled(double factor) {
        return new Point(x * factor, y * factor);
    }
}
