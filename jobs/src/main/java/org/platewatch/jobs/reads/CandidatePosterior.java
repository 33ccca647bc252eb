package org.platewatch.jobs.reads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.platewatch.events.Reading;
import org.platewatch.events.Slot;

/**
 * What a camera's whole-plate candidates say about each position: the share of their confidence that stands behind each
 * character there. Candidates of another length say nothing about positions and are left out.
 */
final class CandidatePosterior {
    /** Alternatives below this are not kept. */
    static final double FLOOR = 0.02;

    private CandidatePosterior() {}

    /**
     * One slot a character of {@code plate}; empty when the camera gives no confidence.
     *
     * @param confidence of {@code plate}, 0 to 1, or NaN
     */
    static List<Slot> of(String plate, double confidence, List<Reading> candidates) {
        if (!(confidence > 0)) {
            return List.of();
        }
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(plate, confidence));
        candidates.stream()
                .filter(c -> c.plate().length() == plate.length() && !c.plate().equals(plate))
                .forEach(readings::add);
        double total =
                Math.max(1, readings.stream().mapToDouble(Reading::confidence).sum());
        List<Slot> slots = new ArrayList<>(plate.length());
        for (int i = 0; i < plate.length(); i++) {
            slots.add(slot(readings, i, total));
        }
        return slots;
    }

    private static Slot slot(List<Reading> readings, int position, double total) {
        Map<Character, Double> shares = new TreeMap<>();
        for (Reading reading : readings) {
            shares.merge(reading.plate().charAt(position), reading.confidence() / total, Double::sum);
        }
        char best = readings.get(0).plate().charAt(position);
        StringBuilder characters = new StringBuilder();
        List<Float> probabilities = new ArrayList<>();
        shares.entrySet().stream()
                .filter(share -> share.getValue() >= FLOOR || share.getKey() == best)
                .sorted(Map.Entry.<Character, Double>comparingByValue(Comparator.reverseOrder()))
                .forEach(share -> {
                    characters.append(share.getKey());
                    // a double may be positive and yet no float: the plate's own character is kept whatever its share
                    probabilities.add(Math.max(Float.MIN_VALUE, share.getValue().floatValue()));
                });
        return new Slot(characters.toString(), probabilities);
    }
}
