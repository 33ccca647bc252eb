package org.platewatch.cli.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which captures may be uploaded. Policy 462.4 stores what a patrol car brings up to 30 days later.
 *
 * @param oldest capture that is taken
 * @param newest capture that is taken
 */
record UploadRule(Instant oldest, Instant newest) {
    /** Leaves it to the job, which sets aside what it cannot believe. */
    static final UploadRule ANY = new UploadRule(Instant.MIN, Instant.MAX);

    private static final Duration LATENESS = Duration.ofDays(30);
    /** How far a camera's clock may run ahead, as the job's capture.ahead says. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    static UploadRule late(Instant now) {
        return new UploadRule(now.minus(LATENESS), now.plus(AHEAD));
    }

    /** Why a picture may not be uploaded, if it may not. */
    Optional<String> refusal(String name, Instant capturedAt) {
        if (capturedAt.isBefore(oldest)) {
            return Optional.of("%s was captured at %s, more than %d days ago: too late to upload (policy 462.4)."
                    .formatted(name, capturedAt, LATENESS.toDays()));
        }
        if (capturedAt.isAfter(newest)) {
            return Optional.of("%s says that it was captured at %s, which is yet to come: check the car's clock."
                    .formatted(name, capturedAt));
        }
        return Optional.empty();
    }
}
