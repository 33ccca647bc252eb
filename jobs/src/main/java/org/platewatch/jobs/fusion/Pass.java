package org.platewatch.jobs.fusion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.platewatch.jobs.frames.Look;

/**
 * One vehicle passing one camera, as far as it has been seen.
 *
 * @param looks in order of arrival; of a vehicle that stands before the camera, the first and the surest
 * @param frames how many looks there were
 * @param firstCapturedAt capture of the earliest look
 * @param lastCapturedAt capture of the latest look
 * @param lastArrivalMillis when the latest arrived here, milliseconds since 1970
 */
public record Pass(
        List<Look> looks, int frames, Instant firstCapturedAt, Instant lastCapturedAt, long lastArrivalMillis) {
    /** More looks add nothing but state. */
    static final int MAX_LOOKS = 12;

    public Pass {
        looks = List.copyOf(looks);
        if (looks.isEmpty()) {
            throw new IllegalArgumentException("a pass begins with a look");
        }
    }

    /** A pass that begins with a look. */
    public static Pass of(Look look, long nowMillis) {
        return new Pass(List.of(look), 1, look.capturedAt(), look.capturedAt(), nowMillis);
    }

    /** The pass with one look more. */
    public Pass with(Look look, long nowMillis) {
        List<Look> all = new ArrayList<>(looks);
        all.add(look);
        if (all.size() > MAX_LOOKS) {
            List<Look> afterFirst = all.subList(1, all.size()); // the first gives the read its id
            afterFirst.remove(Collections.min(afterFirst, FusionRule.bySureness()));
        }
        return new Pass(
                all,
                frames + 1,
                look.capturedAt().isBefore(firstCapturedAt) ? look.capturedAt() : firstCapturedAt,
                look.capturedAt().isAfter(lastCapturedAt) ? look.capturedAt() : lastCapturedAt,
                nowMillis);
    }

    Look first() {
        return looks.get(0);
    }

    Look best() {
        return Collections.max(looks, FusionRule.bySureness());
    }

    boolean hasFrame(String frameId) {
        return looks.stream().anyMatch(look -> look.frameId().equals(frameId));
    }
}
