package org.platewatch.recognition.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One look, read several times from slightly different cuts: the mean of what the readings say. The cuts share all
 * their evidence, so that agreement among them does not raise the probability; disagreement lowers it.
 */
public record Mixture(List<? extends TextPosterior> readings) implements TextPosterior {
    public Mixture {
        readings = List.copyOf(readings);
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a mixture needs at least one reading");
        }
    }

    @Override
    public double logProbability(String text) {
        return Math.log(readings.stream()
                .mapToDouble(reading -> Math.exp(reading.logProbability(text)))
                .average()
                .orElseThrow());
    }

    @Override
    public Set<String> suggestions() {
        Set<String> texts = new LinkedHashSet<>();
        readings.forEach(reading -> texts.addAll(reading.suggestions()));
        return texts;
    }

    @Override
    public String characters() {
        return readings.stream()
                .flatMapToInt(reading -> reading.characters().chars())
                .distinct()
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
