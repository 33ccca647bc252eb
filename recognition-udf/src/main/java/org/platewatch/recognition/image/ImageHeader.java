package org.platewatch.recognition.image;

import java.nio.ByteBuffer;
import org.platewatch.recognition.image.UnreadableImageException.Reason;

/**
 * What an encoded image says of itself, read without decoding it: so that a picture which would not fit into memory is
 * refused by its first bytes. Reads JPEG (ITU-T T.81) and PNG (ISO/IEC 15948).
 *
 * @param width as stored, before any rotation that EXIF asks for, pixels
 * @param height as stored, pixels
 */
public record ImageHeader(Format format, int width, int height) {
    /** The formats that cameras send. */
    public enum Format {
        JPEG,
        PNG
    }

    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int PNG_IHDR = 0x49484452;
    private static final int PNG_IEND = 0x49454E44;
    private static final int CHUNK_OVERHEAD = 12;

    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    /**
     * Reads the header and checks that the image has an end.
     *
     * @throws UnreadableImageException if the bytes are empty, no JPEG or PNG, or cut off
     */
    public static ImageHeader of(byte[] bytes) throws UnreadableImageException {
        if (bytes.length == 0) {
            throw new UnreadableImageException(Reason.EMPTY, "the image is empty");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length >= Long.BYTES && buffer.getLong(0) == PNG_SIGNATURE) {
            return png(buffer);
        }
        if (bytes.length >= 4 && (buffer.getShort(0) & 0xFFFF) == START_OF_IMAGE && bytes[2] == (byte) 0xFF) {
            return jpeg(buffer);
        }
        throw new UnreadableImageException(Reason.NOT_AN_IMAGE, "neither JPEG nor PNG");
    }

    public long pixels() {
        return (long) width * height;
    }

    private static ImageHeader png(ByteBuffer bytes) throws UnreadableImageException {
        if (bytes.limit() < 24 || bytes.getInt(12) != PNG_IHDR) {
            throw truncated();
        }
        ImageHeader header = checked(Format.PNG, bytes.getInt(16), bytes.getInt(20));
        long chunk = Long.BYTES;
        while (chunk + CHUNK_OVERHEAD <= bytes.limit()) {
            if (bytes.getInt((int) chunk + 4) == PNG_IEND) {
                return header;
            }
            chunk += CHUNK_OVERHEAD + (bytes.getInt((int) chunk) & 0xFFFFFFFFL);
        }
        throw truncated();
    }

    private static ImageHeader jpeg(ByteBuffer bytes) throws UnreadableImageException {
        ImageHeader header = null;
        int at = 2;
        while (at + 4 <= bytes.limit()) {
            if (bytes.get(at) != (byte) 0xFF) {
                throw new UnreadableImageException(Reason.CORRUPT, "a JPEG marker is missing at byte " + at);
            }
            int marker = bytes.get(at + 1) & 0xFF;
            if (marker == 0xFF) { // fill byte
                at++;
                continue;
            }
            if (marker == START_OF_SCAN) {
                return complete(header, bytes, at);
            }
            if (isStartOfFrame(marker)) {
                if (at + 9 > bytes.limit()) {
                    throw truncated();
                }
                header = checked(Format.JPEG, bytes.getShort(at + 7) & 0xFFFF, bytes.getShort(at + 5) & 0xFFFF);
            }
            at += 2 + (bytes.getShort(at + 2) & 0xFFFF);
        }
        throw truncated();
    }

    /** The coded picture holds no end marker of its own, so one after the start of the scan is the end. */
    private static ImageHeader complete(ImageHeader header, ByteBuffer bytes, int scan)
            throws UnreadableImageException {
        if (header == null) {
            throw new UnreadableImageException(Reason.CORRUPT, "the JPEG does not say its size");
        }
        for (int i = bytes.limit() - 2; i > scan; i--) {
            if (bytes.get(i) == (byte) 0xFF && bytes.get(i + 1) == (byte) END_OF_IMAGE) {
                return header;
            }
        }
        throw truncated();
    }

    /** SOF0 to SOF15, without the tables that share their range: DHT, JPG and DAC. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static ImageHeader checked(Format format, int width, int height) throws UnreadableImageException {
        if (width <= 0 || height <= 0) {
            throw new UnreadableImageException(Reason.CORRUPT, "the image has no size");
        }
        return new ImageHeader(format, width, height);
    }

    private static UnreadableImageException truncated() {
        return new UnreadableImageException(Reason.TRUNCATED, "the image is cut off");
    }
}
