package org.platewatch.cli.publish;

import java.time.Instant;

/**
 * How far a source is published: all before and the one named, nothing after.
 *
 * @param done pictures of the source that need not be looked at again
 * @param last name of the last of them; empty at the beginning
 * @param lastCapturedAt its capture
 */
public record Reached(long done, String last, Instant lastCapturedAt) {
    public static final Reached NOTHING = new Reached(0, "", Instant.EPOCH);
}
