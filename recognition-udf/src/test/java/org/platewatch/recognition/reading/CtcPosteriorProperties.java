package org.platewatch.recognition.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Against adding up every way to spread a text over the steps. */
class CtcPosteriorProperties {
    private static final String ALPHABET = "AB1";
    private static final int CLASSES = ALPHABET.length() + 1;

    @Property(tries = 200)
    void shouldAddUpAllWaysToSpreadAText(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int steps) {
        float[] probabilities = randomSteps(seed, steps);
        CtcPosterior posterior = new CtcPosterior(ALPHABET, probabilities);

        naive(probabilities, steps).forEach((text, probability) -> {
            if (!text.isEmpty()) {
                assertThat(Math.exp(posterior.logProbability(text))).as(text).isCloseTo(probability, within(1e-5));
            }
        });
    }

    @Property(tries = 200)
    void shouldSuggestTheMostProbableText(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int steps) {
        float[] probabilities = randomSteps(seed, steps);
        String best = naive(probabilities, steps).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();

        assertThat(new CtcPosterior(ALPHABET, probabilities).suggestions()).contains(best);
    }

    /** Rows that favour one class, as a reader's do. */
    private static float[] randomSteps(long seed, int steps) {
        Random random = new Random(seed);
        float[] probabilities = new float[steps * CLASSES];
        for (int t = 0; t < steps; t++) {
            double total = 0;
            double[] weights = new double[CLASSES];
            for (int c = 0; c < CLASSES; c++) {
                weights[c] = Math.exp(3 * random.nextGaussian());
                total += weights[c];
            }
            for (int c = 0; c < CLASSES; c++) {
                probabilities[t * CLASSES + c] = (float) (weights[c] / total);
            }
        }
        return probabilities;
    }

    private static Map<String, Double> naive(float[] probabilities, int steps) {
        Map<String, Double> byText = new HashMap<>();
        int paths = (int) Math.pow(CLASSES, steps);
        for (int path = 0; path < paths; path++) {
            StringBuilder text = new StringBuilder();
            double probability = 1;
            int previous = 0;
            for (int t = 0, rest = path; t < steps; t++, rest /= CLASSES) {
                int c = rest % CLASSES;
                probability *= probabilities[t * CLASSES + c];
                if (c != 0 && c != previous) {
                    text.append(ALPHABET.charAt(c - 1));
                }
                previous = c;
            }
            byText.merge(text.toString(), probability, Double::sum);
        }
        return byText;
    }
}
