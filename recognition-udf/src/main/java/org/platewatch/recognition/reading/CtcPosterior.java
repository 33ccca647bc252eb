package org.platewatch.recognition.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a reader with connectionist temporal classification says of one look at a plate: at each step, from left to
 * right, the probability of a blank (class 0) and of every character. A text's probability is the sum over all ways to
 * spread it over the steps (Graves et al., 2006), which the forward algorithm gives exactly.
 */
public final class CtcPosterior implements TextPosterior {
    private static final int BEAM = 12;
    private static final double WORTH_A_BRANCH = 1e-3;
    private static final double TRACE = 0.01;
    /** Keeps a text that the network holds for impossible comparable with others. */
    private static final double FLOOR = 1e-7;

    private final String alphabet;
    private final int classes;
    private final float[] steps;

    /**
     * Takes a reader's output.
     *
     * @param alphabet the characters of classes 1, 2, ...
     * @param steps probabilities, step by step, each of {@code alphabet.length() + 1} classes; not copied
     */
    public CtcPosterior(String alphabet, float[] steps) {
        this.alphabet = alphabet;
        this.classes = alphabet.length() + 1;
        this.steps = steps;
        if (steps.length == 0 || steps.length % classes != 0) {
            throw new IllegalArgumentException(
                    steps.length + " probabilities are no whole steps of " + classes + " classes");
        }
    }

    String alphabet() {
        return alphabet;
    }

    float[] steps() {
        return steps;
    }

    @Override
    public double logProbability(String text) {
        int[] path = path(text);
        if (path.length == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] forward = new double[path.length];
        forward[0] = probability(0, path[0]);
        forward[1] = probability(0, path[1]);
        double logScale = 0;
        for (int t = 1; t < steps.length / classes; t++) {
            logScale += scale(forward);
            for (int s = path.length - 1; s >= 0; s--) {
                forward[s] = arriving(forward, path, s) * probability(t, path[s]);
            }
        }
        return logScale + Math.log(forward[path.length - 1] + forward[path.length - 2]);
    }

    /** From the same class, the one before, or over the blank between two characters that differ. */
    private static double arriving(double[] forward, int[] path, int s) {
        double arriving = forward[s];
        if (s > 0) {
            arriving += forward[s - 1];
        }
        if (s > 1 && path[s] != 0 && path[s] != path[s - 2]) {
            arriving += forward[s - 2];
        }
        return arriving;
    }

    /** Brings the sum to 1, so that a long way does not end in zeros; returns the logarithm of what it was. */
    private static double scale(double[] forward) {
        double sum = 0;
        for (double p : forward) {
            sum += p;
        }
        for (int s = 0; s < forward.length; s++) {
            forward[s] /= sum;
        }
        return Math.log(sum);
    }

    /** The classes of a text with blanks around and between; empty if a character is not in the alphabet. */
    private int[] path(String text) {
        int[] path = new int[2 * text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            int character = alphabet.indexOf(text.charAt(i));
            if (character < 0) {
                return new int[0];
            }
            path[2 * i + 1] = character + 1;
        }
        return text.isEmpty() ? new int[0] : path;
    }

    private double probability(int step, int character) {
        return Math.max(steps[step * classes + character], FLOOR);
    }

    @Override
    public String characters() {
        StringBuilder seen = new StringBuilder();
        for (int c = 1; c < classes; c++) {
            for (int at = c; at < steps.length; at += classes) {
                if (steps[at] > TRACE) {
                    seen.append(alphabet.charAt(c - 1));
                    break;
                }
            }
        }
        return seen.toString();
    }

    /** A prefix beam search: of all beginnings, the most probable are followed. */
    @Override
    public Set<String> suggestions() {
        List<Prefix> beam = List.of(new Prefix("", 1, 0));
        for (int t = 0; t < steps.length / classes; t++) {
            beam = advance(beam, t);
        }
        Set<String> texts = new LinkedHashSet<>();
        beam.forEach(prefix -> texts.add(prefix.text));
        return texts;
    }

    private List<Prefix> advance(List<Prefix> beam, int t) {
        Map<String, Prefix> next = new HashMap<>();
        for (Prefix prefix : beam) {
            String text = prefix.text;
            merge(next, text, prefix.total() * probability(t, 0), 0);
            for (int c = 1; c < classes; c++) {
                double p = probability(t, c);
                char character = alphabet.charAt(c - 1);
                boolean repeats = !text.isEmpty() && text.charAt(text.length() - 1) == character;
                if (repeats) {
                    merge(next, text, 0, prefix.endingInCharacter * p);
                }
                if (p > WORTH_A_BRANCH) {
                    merge(next, text + character, 0, (repeats ? prefix.endingInBlank : prefix.total()) * p);
                }
            }
        }
        List<Prefix> best = new ArrayList<>(next.values());
        best.sort(Comparator.comparingDouble(Prefix::total).reversed());
        return best.subList(0, Math.min(best.size(), BEAM));
    }

    private static void merge(Map<String, Prefix> prefixes, String text, double blank, double character) {
        prefixes.merge(
                text,
                new Prefix(text, blank, character),
                (a, b) ->
                        new Prefix(text, a.endingInBlank + b.endingInBlank, a.endingInCharacter + b.endingInCharacter));
    }

    /** A beginning of the text, with the probability of all ways to have come to it. */
    private record Prefix(String text, double endingInBlank, double endingInCharacter) {
        double total() {
            return endingInBlank + endingInCharacter;
        }
    }
}
