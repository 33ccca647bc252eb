package org.platewatch.events;

import java.time.Instant;

/** The instants that stand for an open end of a time range in events; JSON leaves them out. */
public final class Times {
    /** An open start, or a time that is not known. */
    public static final Instant UNKNOWN = Instant.EPOCH;

    /** An open end: the last millisecond that four-digit years can say. */
    public static final Instant FOREVER = Instant.parse("9999-12-31T23:59:59.999Z");

    private Times() {}
}
