package org.platewatch.events;

/** How the state that was read agrees with the state on the list. */
public enum StateComparison {
    SAME,
    DIFFERENT,
    /** One side does not say. */
    UNKNOWN;

    public static StateComparison of(String read, String listed) {
        if (read.isEmpty() || listed.isEmpty()) {
            return UNKNOWN;
        }
        return read.equals(listed) ? SAME : DIFFERENT;
    }
}
