package org.platewatch.jobs.frames;

import java.time.Instant;
import java.util.Objects;
import org.platewatch.events.Position;
import org.platewatch.recognition.reading.PosteriorCodec;
import org.platewatch.recognition.reading.TextPosterior;

/**
 * One plate in one frame, on its way to the read of its pass.
 *
 * @param plate most probable text
 * @param confidence probability of it
 * @param state upper case; empty when not read
 * @param stateProbability of it
 * @param posterior all that the reader saw, as {@link PosteriorCodec} packs it
 * @param index of the plate among those of its frame
 * @param location of a moving camera; unknown for a fixed one
 * @param crop the plate as a small JPEG
 * @param context the whole frame as a small JPEG
 */
@SuppressWarnings("ArrayRecordComponent") // pictures; nobody compares looks
public record Look(
        String plate,
        double confidence,
        String state,
        double stateProbability,
        byte[] posterior,
        String camera,
        String frameId,
        int index,
        Instant capturedAt,
        Instant receivedAt,
        String unit,
        Position location,
        double headingDegrees,
        byte[] crop,
        byte[] context) {
    public Look {
        Objects.requireNonNull(plate, "plate");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(posterior, "posterior");
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(frameId, "frameId");
        Objects.requireNonNull(capturedAt, "capturedAt");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(crop, "crop");
        Objects.requireNonNull(context, "context");
    }

    /** What the reader saw, unpacked. */
    public TextPosterior text() {
        return PosteriorCodec.decode(posterior);
    }
}
