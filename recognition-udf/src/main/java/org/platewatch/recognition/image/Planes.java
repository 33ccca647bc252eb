package org.platewatch.recognition.image;

import java.nio.FloatBuffer;
import org.opencv.core.Mat;

/** Pixels as networks take them: one plane a colour, floats. */
public final class Planes {
    private Planes() {}

    /**
     * Writes a BGR picture as three planes (blue, green, red; 0 to 255) of {@code width} x {@code height}, in its top
     * left corner; the rest of the planes is left as it is.
     *
     * @param offset where the first plane begins in {@code target}
     */
    public static void write(Mat picture, FloatBuffer target, int offset, int width, int height) {
        int columns = picture.cols();
        int plane = width * height;
        byte[] pixels = new byte[columns * picture.rows() * 3];
        picture.get(0, 0, pixels);
        float[] row = new float[columns];
        for (int y = 0; y < picture.rows(); y++) {
            for (int colour = 0; colour < 3; colour++) {
                for (int x = 0, at = y * columns * 3 + colour; x < columns; x++, at += 3) {
                    row[x] = pixels[at] & 0xFF;
                }
                target.put(offset + colour * plane + y * width, row);
            }
        }
    }
}
