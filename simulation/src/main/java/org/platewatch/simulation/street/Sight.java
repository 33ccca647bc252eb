package org.platewatch.simulation.street;

import java.util.SplittableRandom;

/**
 * How a camera sees one pass.
 *
 * @param light 1 by day, less in the dusk
 * @param noise standard deviation of a pixel, of 255
 * @param blur pixels that a car moves while the shutter is open
 * @param quality of the JPEG, 0 to 1
 */
public record Sight(double light, double noise, int blur, float quality) {
    /** A clear day. */
    public static final Sight CLEAR = new Sight(1, 2, 1, 0.85f);

    /** Of the sights of a day, one. */
    static Sight any(SplittableRandom random) {
        return new Sight(random.nextDouble(0.45, 1.05), random.nextDouble(2, 9), 1 + random.nextInt(3), (float)
                random.nextDouble(0.5, 0.85));
    }

    /** What makes plates hard: little light, much noise, movement, few bytes. */
    public static Sight degraded(SplittableRandom random) {
        return new Sight(random.nextDouble(0.25, 0.45), random.nextDouble(12, 26), 3 + random.nextInt(5), (float)
                random.nextDouble(0.2, 0.4));
    }
}
