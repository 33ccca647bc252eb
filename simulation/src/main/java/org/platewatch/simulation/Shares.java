package org.platewatch.simulation;

/**
 * How much goes wrong on a simulated day, each as a share (0 to 0.5) of the reads wanted.
 *
 * @param duplicate reads that are published a second time, byte for byte
 * @param malformed further messages on {@code alpr.reads.external} that are no valid read
 * @param lateUpload reads that a patrol unit hands in hours to 30 days after the capture
 * @param clockAhead further reads by cameras whose clock is more than a year ahead
 * @param misread reads by fixed cameras with a wrong character
 */
public record Shares(double duplicate, double malformed, double lateUpload, double clockAhead, double misread) {
    public static final Shares NONE = new Shares(0, 0, 0, 0, 0);

    /** What a department may expect; 3 % misread is what the field reports. */
    public static final Shares USUAL = new Shares(0.01, 0.002, 0.02, 0.0005, 0.03);

    public Shares {
        check("duplicate", duplicate);
        check("malformed", malformed);
        check("lateUpload", lateUpload);
        check("clockAhead", clockAhead);
        check("misread", misread);
    }

    private static void check(String name, double share) {
        if (!(share >= 0 && share <= 0.5)) {
            throw new IllegalArgumentException(name + " must be a share of 0 to 0.5, but is " + share);
        }
    }
}
