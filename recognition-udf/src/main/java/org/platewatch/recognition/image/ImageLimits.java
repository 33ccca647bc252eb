package org.platewatch.recognition.image;

/**
 * How large an image may be.
 *
 * @param maxBytes of the encoded image
 * @param maxPixels of the decoded one: three bytes each in memory
 */
public record ImageLimits(int maxBytes, long maxPixels) {
    /** The largest frame on the topic, and the pixels of an 8K camera. */
    public static final ImageLimits DEFAULT = new ImageLimits(4 * 1024 * 1024, 7680L * 4320);

    public ImageLimits {
        if (maxBytes < 1 || maxPixels < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }
}
