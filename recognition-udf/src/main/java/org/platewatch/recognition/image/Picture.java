package org.platewatch.recognition.image;

import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;
import org.platewatch.recognition.image.UnreadableImageException.Reason;

/**
 * An encoded image, decoded as far as needed: at once at a reduced size, which costs half as much and is enough to find
 * plates; at full size only when a plate is too small to be read otherwise. Upright, whatever EXIF says; BGR, 8 bits.
 * Its pixels lie outside the heap: close it.
 */
public final class Picture implements AutoCloseable {
    private final byte[] bytes;
    private final int width;
    private final int height;
    private final Mat reduced;
    private final boolean isReduced;
    private Mat full = new Mat();

    private Picture(byte[] bytes, ImageHeader header, Mat reduced, boolean isReduced) {
        this.bytes = bytes;
        this.reduced = reduced;
        this.isReduced = isReduced;
        boolean turned = (reduced.cols() > reduced.rows()) != (header.width() > header.height());
        this.width = turned ? header.height() : header.width();
        this.height = turned ? header.width() : header.height();
    }

    /**
     * Decodes an image to the smallest of its half, quarter and eighth whose longer side still has {@code longSide}
     * pixels, or to its full size if it has none to spare.
     *
     * @throws UnreadableImageException if it is not an image within the limits
     */
    public static Picture decode(byte[] bytes, ImageLimits limits, int longSide) throws UnreadableImageException {
        if (bytes.length > limits.maxBytes()) {
            throw new UnreadableImageException(
                    Reason.TOO_LARGE, "the image has " + bytes.length + " bytes, more than " + limits.maxBytes());
        }
        ImageHeader header = ImageHeader.of(bytes);
        if (header.pixels() > limits.maxPixels()) {
            throw new UnreadableImageException(
                    Reason.TOO_LARGE,
                    "the image has " + header.width() + " x " + header.height() + " pixels, more than "
                            + limits.maxPixels());
        }
        int reduction = reduction(Math.max(header.width(), header.height()), longSide);
        return new Picture(bytes, header, decode(bytes, flags(reduction)), reduction > 1);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The reduced picture; belongs to this one. */
    public Mat reduced() {
        return reduced;
    }

    /** How many pixels of the full picture one pixel of the reduced one covers, along one side. */
    public double scale() {
        return (double) width / reduced.cols();
    }

    /**
     * The full picture; belongs to this one.
     *
     * @throws UnreadableImageException if its decoder gives up, which the reduced one did not
     */
    public Mat full() throws UnreadableImageException {
        if (!isReduced) {
            return reduced;
        }
        if (full.empty()) {
            full = decode(bytes, flags(1));
        }
        return full;
    }

    @Override
    public void close() {
        reduced.release();
        full.release();
    }

    private static Mat decode(byte[] bytes, int flags) throws UnreadableImageException {
        MatOfByte encoded = new MatOfByte(bytes);
        try {
            Mat decoded = Imgcodecs.imdecode(encoded, flags);
            if (decoded.empty()) {
                throw corrupt("");
            }
            return decoded;
        } catch (CvException e) {
            throw corrupt(": " + e.getMessage());
        } finally {
            encoded.release();
        }
    }

    private static UnreadableImageException corrupt(String why) {
        return new UnreadableImageException(Reason.CORRUPT, "the image cannot be decoded" + why);
    }

    private static int reduction(int longest, int longSide) {
        int reduction = 8;
        while (reduction > 1 && longest / reduction < longSide) {
            reduction /= 2;
        }
        return reduction;
    }

    private static int flags(int reduction) {
        return switch (reduction) {
            case 8 -> Imgcodecs.IMREAD_REDUCED_COLOR_8;
            case 4 -> Imgcodecs.IMREAD_REDUCED_COLOR_4;
            case 2 -> Imgcodecs.IMREAD_REDUCED_COLOR_2;
            default -> Imgcodecs.IMREAD_COLOR;
        };
    }
}
