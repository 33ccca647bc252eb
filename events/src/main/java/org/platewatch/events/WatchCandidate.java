package org.platewatch.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * A read that fits a watch, on {@code alpr.candidates} and in {@code alpr-candidates-*}.
 *
 * @param id deterministic: watch and read
 * @param score probability that the plate fits the pattern, lowered by distance and time, 0 to 1
 * @param distanceMetres from the centre of the watch's circle; NaN where there is none
 * @param historic whether the read came before the watch was entered
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WatchCandidate(
        String id,
        String watchId,
        String caseNumber,
        String pattern,
        String readId,
        String plate,
        String state,
        double confidence,
        double score,
        double distanceMetres,
        boolean historic,
        String camera,
        Position location,
        Instant capturedAt,
        String cropUri,
        String contextUri) {
    public WatchCandidate {
        id = Check.requiredId("id", id);
        watchId = Check.requiredId("watch_id", watchId);
        caseNumber = Check.requiredText("case_number", caseNumber);
        pattern = Check.requiredText("pattern", pattern);
        readId = Check.requiredId("read_id", readId);
        plate = Check.plate("plate", plate);
        state = Check.state("state", state);
        confidence = Check.optionalNumber("confidence", confidence, 0, 1);
        score = Check.probability("score", score);
        distanceMetres = Check.optionalNumber("distance_metres", distanceMetres, 0, 50_000_000);
        camera = Check.requiredId("camera", camera);
        location = Check.orElse(location, Position.UNKNOWN);
        capturedAt = Check.time("captured_at", capturedAt);
        cropUri = Check.optionalText("crop_uri", cropUri);
        contextUri = Check.optionalText("context_uri", contextUri);
    }
}
