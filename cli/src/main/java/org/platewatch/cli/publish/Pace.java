package org.platewatch.cli.publish;

/**
 * How fast frames are published.
 *
 * @param framesPerSecond positive; infinite to never wait
 */
public record Pace(double framesPerSecond) {
    /** As fast as source and broker go. */
    public static final Pace UNLIMITED = new Pace(Double.POSITIVE_INFINITY);

    public Pace {
        if (!(framesPerSecond > 0)) {
            throw new IllegalArgumentException("a pace must be positive, but is " + framesPerSecond);
        }
    }

    /** Nanoseconds from the first frame until frame {@code number}, counted from 0. */
    long nanosUntil(long number) {
        return Math.round(number * 1e9 / framesPerSecond);
    }
}
