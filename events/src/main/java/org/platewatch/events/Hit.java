package org.platewatch.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A read whose plate is on a hotlist, on {@code alpr.hits} and in {@code alpr-hits-*}. It is a lead to check, never a
 * ground for action by itself (policy 462.3 f).
 *
 * <p>One hit stands for an entry, a camera and ten minutes; further reads in that time repeat the event under the same
 * id with a higher {@code count}, so whoever pages people pages at count 1.
 *
 * @param id deterministic: entry, confusion key of its plate, camera, ten-minute window, live or historic
 * @param readId the read that raised the hit first
 * @param score probability of the listed plate under the read's posterior, lowered when the states differ, 0 to 1
 * @param differences where the plates disagree; empty for an exact hit
 * @param historic whether it was no news when it was found: the entry came after the capture, or the read arrived late
 * @param lastCapturedAt the newest capture counted
 * @param count reads in the window so far
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Hit(
        String id,
        String readId,
        String entryId,
        HitLevel level,
        double score,
        List<Difference> differences,
        String plate,
        String listedPlate,
        String state,
        String listedState,
        StateComparison stateComparison,
        double confidence,
        HotlistCategory category,
        String list,
        Instant listAsOf,
        String agency,
        String reason,
        String caseNumber,
        VehicleDescription listedVehicle,
        int priority,
        boolean restricted,
        boolean historic,
        Verification verification,
        String camera,
        Position location,
        Instant capturedAt,
        Instant lastCapturedAt,
        String cropUri,
        String contextUri,
        int count) {
    public Hit {
        id = Check.requiredId("id", id);
        readId = Check.requiredId("read_id", readId);
        entryId = Check.requiredId("entry_id", entryId);
        level = Check.required("level", level);
        score = Check.probability("score", score);
        differences = Check.list("differences", differences);
        plate = Check.plate("plate", plate);
        listedPlate = Check.plate("listed_plate", listedPlate);
        state = Check.state("state", state);
        listedState = Check.state("listed_state", listedState);
        stateComparison = Check.required("state_comparison", stateComparison);
        confidence = Check.optionalNumber("confidence", confidence, 0, 1);
        category = Check.required("category", category);
        list = Check.requiredId("list", list);
        listAsOf = Check.timeOr("list_as_of", listAsOf, Times.UNKNOWN);
        agency = Check.requiredId("agency", agency);
        reason = Check.requiredText("reason", reason);
        caseNumber = Check.optionalText("case_number", caseNumber);
        listedVehicle = Check.orElse(listedVehicle, VehicleDescription.UNKNOWN);
        priority = Check.range("priority", priority, 0, 100);
        verification = Check.required("verification", verification);
        camera = Check.requiredId("camera", camera);
        location = Check.orElse(location, Position.UNKNOWN);
        capturedAt = Check.time("captured_at", capturedAt);
        lastCapturedAt = Check.time("last_captured_at", lastCapturedAt);
        cropUri = Check.optionalText("crop_uri", cropUri);
        contextUri = Check.optionalText("context_uri", contextUri);
        count = Check.range("count", count, 1, Integer.MAX_VALUE);
    }

    /**
     * This hit and a further one of the same window as one: the counts add up, the earliest capture tells the story,
     * whichever of the two came first.
     */
    public Hit countAlso(Hit other) {
        boolean otherFirst =
                Comparator.comparing(Hit::capturedAt).thenComparing(Hit::readId).compare(other, this) < 0;
        Hit first = otherFirst ? other : this;
        Instant last = lastCapturedAt.isAfter(other.lastCapturedAt) ? lastCapturedAt : other.lastCapturedAt;
        return new Hit(
                first.id,
                first.readId,
                first.entryId,
                first.level,
                first.score,
                first.differences,
                first.plate,
                first.listedPlate,
                first.state,
                first.listedState,
                first.stateComparison,
                first.confidence,
                first.category,
                first.list,
                first.listAsOf,
                first.agency,
                first.reason,
                first.caseNumber,
                first.listedVehicle,
                first.priority,
                first.restricted,
                first.historic,
                first.verification,
                first.camera,
                first.location,
                first.capturedAt,
                last,
                first.cropUri,
                first.contextUri,
                count + other.count);
    }
}
