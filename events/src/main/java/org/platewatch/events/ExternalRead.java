package org.platewatch.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;

/**
 * A read by a camera that recognises on board, as it arrives on {@code alpr.reads.external}. Fields that the camera
 * adds of its own are ignored: a vendor's firmware update must not cost reads.
 *
 * @param id what the camera calls the read; empty when it has none, then camera, time and plate identify it
 * @param plate text as read, in any case and with separators
 * @param confidence 0 to 1; NaN when not given
 * @param candidates further ways to read it, with their confidences
 * @param unit patrol unit of a moving camera; empty for a fixed one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExternalRead(
        String id,
        String plate,
        String state,
        double confidence,
        @JsonIgnoreProperties(ignoreUnknown = true) List<Reading> candidates,
        String camera,
        String unit,
        Instant capturedAt,
        @JsonIgnoreProperties(ignoreUnknown = true) Position position,
        double headingDegrees,
        @JsonIgnoreProperties(ignoreUnknown = true) VehicleDescription vehicle,
        String imageUri) {
    private static final int MAX_CANDIDATES = 50;

    public ExternalRead {
        id = Check.optionalId("id", id);
        plate = Check.requiredText("plate", plate);
        state = Check.state("state", state);
        confidence = Check.optionalNumber("confidence", confidence, 0, 1);
        candidates = Check.list("candidates", candidates);
        camera = Check.requiredId("camera", camera);
        unit = Check.optionalId("unit", unit);
        capturedAt = Check.time("captured_at", capturedAt);
        position = Check.orElse(position, Position.UNKNOWN);
        headingDegrees = Check.optionalNumber("heading_degrees", headingDegrees, 0, 360);
        vehicle = Check.orElse(vehicle, VehicleDescription.UNKNOWN);
        imageUri = Check.optionalText("image_uri", imageUri);
        if (candidates.size() > MAX_CANDIDATES) {
            throw new IllegalArgumentException("candidates are more than " + MAX_CANDIDATES);
        }
    }
}
