package org.platewatch.recognition.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which state issued a plate, as its reader sees it.
 *
 * @param state upper case, as events have it; empty if it is none of those that the reader knows
 * @param probability of that
 */
public record StatePosterior(String state, double probability) {
    /** Families of plates that the reader tells apart, but that no single state issues. */
    private static final Set<String> NO_STATES = Set.of("OTHER", "EU");

    /** The most probable of the states: the mean over several readings of one plate. */
    static StatePosterior of(List<String> states, List<float[]> readings) {
        if (states.isEmpty() || readings.isEmpty()) {
            return new StatePosterior("", 0);
        }
        int best = 0;
        double[] mean = new double[states.size()];
        for (int i = 0; i < mean.length; i++) {
            for (float[] reading : readings) {
                mean[i] += reading[i] / readings.size();
            }
            best = mean[i] > mean[best] ? i : best;
        }
        String name = states.get(best).toUpperCase(Locale.ROOT);
        return new StatePosterior(NO_STATES.contains(name) ? "" : name, mean[best]);
    }
}
