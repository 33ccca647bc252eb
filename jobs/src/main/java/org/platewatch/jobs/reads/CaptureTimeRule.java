package org.platewatch.jobs.reads;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;

/**
 * Which capture times are believed: each would otherwise open an index of its own week, and one beyond retention would
 * have to be deleted at once.
 *
 * @param ahead how far a camera's clock may run ahead
 * @param retention how old a capture may be
 */
public record CaptureTimeRule(Duration ahead, Duration retention) implements Serializable {
    public CaptureTimeRule {
        if (ahead.isNegative() || retention.isNegative()) {
            throw new IllegalArgumentException("durations must not be negative");
        }
    }

    public void check(Instant capturedAt, Instant now) throws InvalidEventException {
        if (capturedAt.isAfter(now.plus(ahead))) {
            throw new InvalidEventException(
                    DeadLetterCategory.CLOCK,
                    "captured_at " + capturedAt + " is more than " + ahead.toMinutes()
                            + " minutes ahead: check the camera's clock");
        }
        if (capturedAt.isBefore(now.minus(retention))) {
            throw new InvalidEventException(
                    DeadLetterCategory.EXPIRED,
                    "captured_at " + capturedAt + " is older than the " + retention.toDays() + " days of retention");
        }
    }
}
