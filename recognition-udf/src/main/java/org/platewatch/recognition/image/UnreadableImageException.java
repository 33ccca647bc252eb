package org.platewatch.recognition.image;

/** Bytes that are no image, or none that is safe to decode; the message is for people. */
public final class UnreadableImageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the bytes. */
    public enum Reason {
        EMPTY,
        /** Neither JPEG nor PNG. */
        NOT_AN_IMAGE,
        /** Its end is missing. */
        TRUNCATED,
        /** More bytes or pixels than allowed: decoding it could exhaust the memory. */
        TOO_LARGE,
        /** It looks like an image, but the decoder makes nothing of it. */
        CORRUPT
    }

    private final Reason reason;

    public UnreadableImageException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
