package org.platewatch.events;

import java.time.Instant;

/**
 * The way from frames to reads of one camera in one minute, in {@code alpr-health-*}: a camera that sends frames
 * without plates is blind, one that sends none is silent.
 *
 * @param id of the camera and the minute, so that a later state replaces an earlier one
 * @param agency empty if none of its frames said
 * @param unit patrol unit of a moving camera; empty for a fixed one
 * @param capturedAt start of the minute of capture
 * @param frames received
 * @param rejected of these, not decodable
 * @param plates found in them
 * @param reads made of these
 * @param confidence mean of the reads; NaN without any
 * @param lastCapturedAt of any of them
 */
public record CameraHealth(
        String id,
        String camera,
        String agency,
        String unit,
        Instant capturedAt,
        long frames,
        long rejected,
        long plates,
        long reads,
        double confidence,
        Instant lastCapturedAt) {
    public CameraHealth {
        id = Check.requiredId("id", id);
        camera = Check.requiredId("camera", camera);
        agency = Check.optionalId("agency", agency);
        unit = Check.optionalId("unit", unit);
        capturedAt = Check.time("captured_at", capturedAt);
        confidence = Check.optionalNumber("confidence", confidence, 0, 1);
        lastCapturedAt = Check.time("last_captured_at", lastCapturedAt);
        if (frames < 0 || rejected < 0 || plates < 0 || reads < 0) {
            throw new IllegalArgumentException("counts must not be negative");
        }
    }

    /** Rises with everything that is counted, so that an older state never replaces a newer one. */
    public long version() {
        return frames + reads;
    }
}
