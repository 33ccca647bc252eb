package org.platewatch.simulation;

/** Random access randomness: a well mixed number for every seed and index. */
final class Hash {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private Hash() {}

    /** SplitMix64's finaliser over the index-th state after {@code seed}. */
    static long of(long seed, long index) {
        long z = seed * 31 + index * GOLDEN_RATIO;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** One of {@code bound} numbers from 0, from the {@code part}-th 16 bits of a hash. */
    static int pick(long hash, int part, int bound) {
        long bits = (hash >>> (16 * part)) & 0xFFFF;
        return (int) ((bits * bound) >>> 16);
    }
}
