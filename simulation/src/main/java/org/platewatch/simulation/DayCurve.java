package org.platewatch.simulation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;

/** How traffic is spread over the day: next to none at night, most when people go to work and come home. */
final class DayCurve {
    static final ZoneId LOCAL_TIME = ZoneId.of("America/Los_Angeles");

    /** Relative traffic at each full hour of local time. */
    private static final double[] HOURS = {
        0.5, 0.3, 0.25, 0.35, 0.8, 2.2, 4.6, 6.3, 5.6, 4.2, 3.9, 4.1, 4.4, 4.4, 4.9, 5.8, 6.5, 6.6, 5.0, 3.6, 2.8, 2.1,
        1.4, 0.9
    };

    private static final int STEPS_A_DAY = 24 * 60;
    private static final int MAX_STEPS = 100_000;

    private final long startMillis;
    private final double stepMillis;
    /** {@code sum[i]}: the share of the traffic that is over after i steps. */
    private final double[] sum;

    DayCurve(long startMillis, long endMillis) {
        int steps = (int) Math.max(100, Math.min((endMillis - startMillis) * STEPS_A_DAY / 86_400_000, MAX_STEPS));
        this.startMillis = startMillis;
        this.stepMillis = (endMillis - startMillis) / (double) steps;
        this.sum = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            sum[i + 1] = sum[i] + weight(hourOfDay(startMillis + (long) (i * stepMillis)));
        }
        for (int i = 0; i <= steps; i++) {
            sum[i] /= sum[steps];
        }
    }

    /** The time at which that share (0 to 1) of the day's traffic is over. */
    long at(double share) {
        int found = Arrays.binarySearch(sum, share);
        int step = Math.min(found >= 0 ? found : -found - 2, sum.length - 2);
        double within = (share - sum[step]) / (sum[step + 1] - sum[step]);
        return startMillis + (long) ((step + within) * stepMillis);
    }

    static double hourOfDay(long millis) {
        ZonedDateTime local = Instant.ofEpochMilli(millis).atZone(LOCAL_TIME);
        return local.getHour() + local.getMinute() / 60.0;
    }

    private static double weight(double hour) {
        int full = (int) hour;
        double part = hour - full;
        return HOURS[full] * (1 - part) + HOURS[(full + 1) % HOURS.length] * part;
    }
}
