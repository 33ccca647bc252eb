package org.platewatch.cli.publish;

import org.platewatch.events.frame.FrameBinding;
import org.platewatch.events.frame.FrameContent;
import org.platewatch.recognition.image.ImageHeader;
import org.platewatch.recognition.image.UnreadableImageException;

/** What every picture must be before it is published, wherever it comes from. */
final class EncodedPicture {
    private EncodedPicture() {}

    /**
     * JPEG or PNG, by the bytes and not by any name.
     *
     * @throws UnreadableImageException if they are neither, or cut off
     */
    static FrameContent contentOf(byte[] bytes) throws UnreadableImageException {
        return switch (ImageHeader.of(bytes).format()) {
            case JPEG -> FrameContent.JPEG;
            case PNG -> FrameContent.PNG;
        };
    }

    /** The refusal of a picture that no frame holds. */
    static Refusal tooLarge(String name, long bytes) {
        return new Refusal("%s has %,d bytes, more than the %,d that a frame may have: it was left out."
                .formatted(name, bytes, FrameBinding.MAX_BYTES));
    }

    static Refusal unreadable(String name, UnreadableImageException reason) {
        return new Refusal("%s was left out: %s.".formatted(name, reason.getMessage()));
    }
}
