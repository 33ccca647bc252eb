package org.platewatch.recognition.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.platewatch.events.Reading;
import org.platewatch.events.Slot;
import org.platewatch.events.plate.Plates;

/**
 * What a plate says, drawn from a posterior and from what is plausible on a plate at all.
 *
 * @param best the most probable text with its probability; few plates tell O from 0 and I from 1, so that texts which
 *     differ in these only count together
 * @param candidates the next ones, best first, each above {@value #WORTH_KEEPING}
 * @param slots at each position of the best text, what stands there if the other positions are right
 */
public record PlateText(Reading best, List<Reading> candidates, List<Slot> slots) {
    /** Alternatives below it are forgotten, of the whole plate and of a position. */
    static final double WORTH_KEEPING = 0.02;

    private static final int MAX_CANDIDATES = 8;

    public PlateText {
        Objects.requireNonNull(best, "best");
        candidates = List.copyOf(candidates);
        slots = List.copyOf(slots);
    }

    /** The text of a posterior; empty if nothing that could be a plate's text is probable at all. */
    public static Optional<PlateText> of(TextPosterior posterior) {
        Map<String, Double> weights = new LinkedHashMap<>();
        double unexplained = 1;
        for (String text : posterior.suggestions()) {
            double probability = Math.exp(posterior.logProbability(text));
            unexplained -= probability;
            if (Plates.isNormal(text)) {
                weights.put(text, probability * Plausibility.of(text));
            }
        }
        double total = sum(weights.values()) + Math.max(0, unexplained);
        Map<String, Map<String, Double>> alike = new LinkedHashMap<>();
        weights.forEach((text, weight) -> alike.computeIfAbsent(Plausibility.folded(text), key -> new LinkedHashMap<>())
                .put(text, weight));
        List<Reading> readings = new ArrayList<>(alike.values().stream()
                .map(texts -> reading(texts, total))
                .sorted(Comparator.comparingDouble(Reading::confidence).reversed())
                .toList());
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        Reading best = readings.remove(0);
        List<Reading> others = readings.stream()
                .filter(reading -> reading.confidence() >= WORTH_KEEPING)
                .limit(MAX_CANDIDATES)
                .toList();
        return Optional.of(new PlateText(best, others, slots(posterior, best.plate())));
    }

    /** The most probable of texts that differ in O and 0 or I and 1 only, with the probability of all of them. */
    private static Reading reading(Map<String, Double> texts, double total) {
        String best =
                Collections.max(texts.entrySet(), Map.Entry.comparingByValue()).getKey();
        return new Reading(best, Math.min(1, sum(texts.values()) / total));
    }

    private static double sum(Collection<Double> weights) {
        return weights.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double weight(TextPosterior posterior, String text) {
        return Math.exp(posterior.logProbability(text)) * Plausibility.of(text);
    }

    private static List<Slot> slots(TextPosterior posterior, String best) {
        String characters = posterior.characters();
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < best.length(); i++) {
            slots.add(slot(posterior, best, i, characters));
        }
        return slots;
    }

    private static Slot slot(TextPosterior posterior, String best, int position, String characters) {
        record Option(char character, double weight) {}
        char own = best.charAt(position);
        List<Option> options = new ArrayList<>();
        options.add(new Option(own, weight(posterior, best)));
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c != own) {
                StringBuilder other = new StringBuilder(best);
                other.setCharAt(position, c);
                options.add(new Option(c, weight(posterior, other.toString())));
            }
        }
        double total = options.stream().mapToDouble(Option::weight).sum();
        List<Option> kept = options.stream()
                .filter(o -> o.character() == own || o.weight() > WORTH_KEEPING * total)
                .sorted(Comparator.comparingDouble(Option::weight).reversed())
                .toList();
        StringBuilder text = new StringBuilder();
        List<Float> probabilities = new ArrayList<>();
        for (Option option : kept) {
            text.append(option.character());
            probabilities.add((float) (option.weight() / total));
        }
        return new Slot(text.toString(), probabilities);
    }
}
