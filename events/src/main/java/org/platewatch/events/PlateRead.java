package org.platewatch.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One plate on one pass of one vehicle by one camera: the read, on {@code alpr.reads} and in {@code alpr-reads-*}.
 *
 * @param id deterministic, so that a replay writes the same document again
 * @param plate normalised best reading
 * @param plateRaw text as first read, never overwritten
 * @param state issuing state as read; empty when not read
 * @param confidence probability that {@code plate} is right, 0 to 1; NaN when the camera gives none
 * @param candidates further readings of the whole plate, best first
 * @param posterior what was seen at each position; empty when the recogniser does not say
 * @param cameraKnown whether the camera is registered on {@code alpr.cameras}
 * @param agency the camera's agency; empty while the camera is unknown
 * @param unit patrol unit of a moving camera
 * @param location where the vehicle was seen: of the read itself, else of its camera
 * @param capturedAt when the camera saw it
 * @param receivedAt when it reached the broker
 * @param frames how many frames of the pass were combined
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PlateRead(
        String id,
        String plate,
        String plateRaw,
        String state,
        double confidence,
        List<Reading> candidates,
        List<Slot> posterior,
        String camera,
        boolean cameraKnown,
        String agency,
        String unit,
        Position location,
        double headingDegrees,
        Instant capturedAt,
        Instant receivedAt,
        ReadSource source,
        VehicleDescription vehicle,
        String cropUri,
        String contextUri,
        int frames) {
    public PlateRead {
        id = Check.requiredId("id", id);
        plate = Check.plate("plate", plate);
        plateRaw = Check.requiredText("plate_raw", plateRaw);
        state = Check.state("state", state);
        confidence = Check.optionalNumber("confidence", confidence, 0, 1);
        candidates = Check.list("candidates", candidates);
        posterior = Check.list("posterior", posterior);
        camera = Check.requiredId("camera", camera);
        agency = Check.optionalId("agency", agency);
        unit = Check.optionalId("unit", unit);
        location = Check.orElse(location, Position.UNKNOWN);
        headingDegrees = Check.optionalNumber("heading_degrees", headingDegrees, 0, 360);
        capturedAt = Check.time("captured_at", capturedAt);
        receivedAt = Check.time("received_at", receivedAt);
        source = Check.required("source", source);
        vehicle = Check.orElse(vehicle, VehicleDescription.UNKNOWN);
        cropUri = Check.optionalText("crop_uri", cropUri);
        contextUri = Check.optionalText("context_uri", contextUri);
        frames = Check.range("frames", frames, 0, 100_000);
        if (!posterior.isEmpty() && posterior.size() != plate.length()) {
            throw new IllegalArgumentException(
                    "posterior has " + posterior.size() + " slots for a plate of " + plate.length());
        }
    }

    /** How long the capture took to arrive: seconds for a live camera, days for a patrol car's upload. */
    public Duration lateness() {
        return Duration.between(capturedAt, receivedAt);
    }

    /** The same read with the addresses of its pictures. */
    public PlateRead withImages(String crop, String context) {
        return new PlateRead(
                id,
                plate,
                plateRaw,
                state,
                confidence,
                candidates,
                posterior,
                camera,
                cameraKnown,
                agency,
                unit,
                location,
                headingDegrees,
                capturedAt,
                receivedAt,
                source,
                vehicle,
                crop,
                context,
                frames);
    }

    /** The same read with what its camera's registration adds; its own position wins. */
    public PlateRead seenBy(Camera registered) {
        return new PlateRead(
                id,
                plate,
                plateRaw,
                state,
                confidence,
                candidates,
                posterior,
                camera,
                true,
                registered.agency(),
                unit,
                location.absent() ? registered.position() : location,
                Double.isNaN(headingDegrees) ? registered.headingDegrees() : headingDegrees,
                capturedAt,
                receivedAt,
                source,
                vehicle,
                cropUri,
                contextUri,
                frames);
    }
}
