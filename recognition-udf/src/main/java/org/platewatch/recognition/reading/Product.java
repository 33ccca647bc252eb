package org.platewatch.recognition.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Several looks at one plate, combined: a text is as probable as all looks together make it. Looks are never
 * independent. Cuts of one picture share all their evidence, and count as one look together; frames of one pass share
 * light, dirt and the plate's design, and n of them count as the square root of n. There is always the possibility that
 * none of the suggested texts is right, which the looks' own doubts make more or less probable.
 */
public final class Product implements TextPosterior {
    /** What a look leaves to texts that nobody suggested, even if it is sure. */
    private static final double DOUBT = 1e-4;

    private final List<? extends TextPosterior> looks;
    private final double weight;
    private final Set<String> suggestions;
    private final double logTotal;

    private Product(List<? extends TextPosterior> looks, double independent) {
        if (looks.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one look");
        }
        this.looks = List.copyOf(looks);
        this.weight = independent / looks.size();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (TextPosterior look : looks) {
            look.suggestions().forEach(text -> weights.computeIfAbsent(text, this::logWeight));
        }
        this.suggestions = weights.keySet();
        this.logTotal = logSum(weights);
    }

    /** One picture of a plate, read from several cuts. */
    public static Product ofCuts(List<? extends TextPosterior> cuts) {
        return new Product(cuts, 1);
    }

    /** A plate in several pictures of one pass. */
    public static Product ofFrames(List<? extends TextPosterior> frames) {
        return new Product(frames, Math.sqrt(frames.size()));
    }

    List<? extends TextPosterior> looks() {
        return looks;
    }

    @Override
    public double logProbability(String text) {
        return logWeight(text) - logTotal;
    }

    @Override
    public Set<String> suggestions() {
        return Set.copyOf(suggestions);
    }

    @Override
    public String characters() {
        return looks.stream()
                .flatMapToInt(look -> look.characters().chars())
                .distinct()
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private double logWeight(String text) {
        return weight
                * looks.stream().mapToDouble(look -> look.logProbability(text)).sum();
    }

    private double logSum(Map<String, Double> weights) {
        double total = Math.exp(logDoubt(weights.keySet()));
        for (double logWeight : weights.values()) {
            total += Math.exp(logWeight);
        }
        return Math.log(total);
    }

    /** How probable all looks together hold it that the plate says something else. */
    private double logDoubt(Set<String> texts) {
        double sum = 0;
        for (TextPosterior look : looks) {
            double explained = texts.stream()
                    .mapToDouble(text -> Math.exp(look.logProbability(text)))
                    .sum();
            sum += Math.log(Math.max(DOUBT, 1 - explained));
        }
        return weight * sum;
    }
}
