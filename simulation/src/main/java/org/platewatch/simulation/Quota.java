package org.platewatch.simulation;

import java.util.SplittableRandom;

/** Picks exactly so many out of so many that come one by one, each with the same chance (selection sampling). */
final class Quota {
    private long wanted;
    private long left;

    Quota(long wanted, long outOf) {
        this.wanted = Math.min(wanted, outOf);
        this.left = outOf;
    }

    boolean take(SplittableRandom random) {
        boolean taken = wanted > 0 && random.nextLong(left) < wanted;
        left--;
        if (taken) {
            wanted--;
        }
        return taken;
    }
}
