package org.platewatch.jobs.sink;

import java.time.Duration;
import java.util.function.LongUnaryOperator;

/**
 * How long a failed request waits: a random time below a bound that doubles with every round of failures ("full
 * jitter"), so that many subtasks do not return to an ailing server in step.
 *
 * <p>Requests that were in flight together fail together and count as one round. Safe for use by several threads.
 */
final class Backoff {
    private final long minMillis;
    private final long maxMillis;
    private final LongUnaryOperator random;
    private int round;

    /** @param random gives a number from 0 to its operand, exclusive */
    Backoff(Duration min, Duration max, LongUnaryOperator random) {
        this.minMillis = min.toMillis();
        this.maxMillis = max.toMillis();
        this.random = random;
    }

    /** Rounds of failures since the last success; a request remembers it when it is sent. */
    synchronized int round() {
        return round;
    }

    /** How long a failed request waits that was sent in this round. */
    synchronized Duration afterFailure(int roundWhenSent) {
        if (roundWhenSent == round) {
            round++;
        }
        return Duration.ofMillis(1 + random.applyAsLong(boundMillis()));
    }

    /** @return the rounds of failures that this success ends */
    synchronized int afterSuccess() {
        int ended = round;
        round = 0;
        return ended;
    }

    private long boundMillis() {
        int doublings = Math.min(Math.max(round - 1, 0), 30);
        return minMillis > maxMillis >> doublings ? maxMillis : minMillis << doublings;
    }
}
