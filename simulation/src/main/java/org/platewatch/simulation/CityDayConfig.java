package org.platewatch.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * What a simulated day is made of.
 *
 * @param seed the same seed gives the same messages, byte for byte
 * @param fixedCameras cameras on poles, the last of which is not registered
 * @param mobileUnits patrol units with a camera
 * @param vehicles cars that drive in the city
 * @param reads distinct valid reads that cameras make, stories included; what goes wrong comes on top
 * @param start first instant of the day; cameras and hotlist are published in the ten minutes before
 * @param duration how long it lasts; the peaks follow the local time of California
 * @param hotlistEntries entries published before the day starts, stories included
 */
public record CityDayConfig(
        long seed,
        int fixedCameras,
        int mobileUnits,
        int vehicles,
        long reads,
        Instant start,
        Duration duration,
        long hotlistEntries,
        Shares shares) {
    public CityDayConfig {
        atLeast("fixedCameras", 8, fixedCameras);
        atLeast("mobileUnits", 1, mobileUnits);
        atLeast("vehicles", 100, vehicles);
        atLeast("reads", 200, reads);
        atLeast("duration in seconds", 60, duration.toSeconds());
        atLeast("hotlistEntries", 20, hotlistEntries);
    }

    /** A day of a town with 40 cameras: 200,000 reads against a list of 20,000. */
    public static CityDayConfig startingAt(Instant start) {
        return new CityDayConfig(462, 40, 6, 60_000, 200_000, start, Duration.ofDays(1), 20_000, Shares.USUAL);
    }

    public CityDayConfig withSeed(long newSeed) {
        return new CityDayConfig(
                newSeed, fixedCameras, mobileUnits, vehicles, reads, start, duration, hotlistEntries, shares);
    }

    public CityDayConfig withCameras(int fixed, int mobile) {
        return new CityDayConfig(seed, fixed, mobile, vehicles, reads, start, duration, hotlistEntries, shares);
    }

    public CityDayConfig withTraffic(int newVehicles, long newReads) {
        return new CityDayConfig(
                seed, fixedCameras, mobileUnits, newVehicles, newReads, start, duration, hotlistEntries, shares);
    }

    public CityDayConfig withDuration(Duration newDuration) {
        return new CityDayConfig(
                seed, fixedCameras, mobileUnits, vehicles, reads, start, newDuration, hotlistEntries, shares);
    }

    public CityDayConfig withHotlistEntries(long entries) {
        return new CityDayConfig(seed, fixedCameras, mobileUnits, vehicles, reads, start, duration, entries, shares);
    }

    public CityDayConfig withShares(Shares newShares) {
        return new CityDayConfig(
                seed, fixedCameras, mobileUnits, vehicles, reads, start, duration, hotlistEntries, newShares);
    }

    /** First instant after the day. */
    public Instant end() {
        return start.plus(duration);
    }

    private static void atLeast(String name, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", but is " + value);
        }
    }
}
