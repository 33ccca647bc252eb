package org.platewatch.simulation;

/** One cause of messages, in order of the time at which they are published. */
interface Strand {
    /** The time that a strand without a further message is due. */
    long NEVER = Long.MAX_VALUE;

    /** When the next message is published, in milliseconds of the epoch. */
    long dueMillis();

    /** The next message; only called while there is one. */
    Message next();

    /** Whether its reads count as such, and may be published a second time. */
    default boolean hasTrueReads() {
        return true;
    }
}
