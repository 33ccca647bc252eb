package org.platewatch.cli.publish;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Capture times of pictures that do not tell theirs.
 *
 * @param start capture of the first
 * @param pace of the camera that took them; finite
 */
record Schedule(Instant start, Pace pace) {
    Schedule {
        if (Double.isInfinite(pace.framesPerSecond())) {
            throw new IllegalArgumentException("captures need a time between them");
        }
    }

    /** Capture of picture {@code number}, counted from 0, to the millisecond. */
    Instant capturedAt(long number) {
        return start.plusNanos(pace.nanosUntil(number)).truncatedTo(ChronoUnit.MILLIS);
    }
}
