package org.platewatch.recognition;

import java.util.List;
import java.util.Objects;
import org.platewatch.events.Reading;
import org.platewatch.events.Slot;
import org.platewatch.recognition.image.Quad;
import org.platewatch.recognition.reading.PlateText;
import org.platewatch.recognition.reading.StatePosterior;
import org.platewatch.recognition.reading.TextPosterior;

/**
 * A plate in a picture.
 *
 * @param quad its corners, pixels of the picture, upright as EXIF says
 * @param score how sure the detector is that it is a plate, 0 to 1
 * @param text what it says, with alternatives
 * @param state who issued it
 * @param posterior all that the reader saw, for combining it with other looks at the same plate
 * @param crop the plate as a small JPEG
 */
@SuppressWarnings("ArrayRecordComponent") // a picture; nobody compares plates
public record RecognizedPlate(
        Quad quad, double score, PlateText text, StatePosterior state, TextPosterior posterior, byte[] crop) {
    public RecognizedPlate {
        Objects.requireNonNull(quad, "quad");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(posterior, "posterior");
        Objects.requireNonNull(crop, "crop");
    }

    /** The most probable text. */
    public String plate() {
        return text.best().plate();
    }

    /** Calibrated probability that {@link #plate()} is right, 0 to 1. */
    public double confidence() {
        return text.best().confidence();
    }

    public List<Reading> candidates() {
        return text.candidates();
    }

    public List<Slot> slots() {
        return text.slots();
    }
}
