package org.platewatch.recognition.reading;

import java.util.Arrays;

/** Looks at plates, as a reader would describe them. */
public final class Looks {
    private static final float SURE = 0.994f;

    private Looks() {}

    /** A look that is nearly sure of one character a step; {@code -} is a blank. */
    public static CtcPosterior of(String alphabet, String steps) {
        int classes = alphabet.length() + 1;
        float[] probabilities = new float[steps.length() * classes];
        Arrays.fill(probabilities, (1 - SURE) / (classes - 1));
        for (int t = 0; t < steps.length(); t++) {
            probabilities[t * classes + alphabet.indexOf(steps.charAt(t)) + 1] = SURE;
        }
        return new CtcPosterior(alphabet, probabilities);
    }

    /** The same look, with what one step sees shared between two characters. */
    public static CtcPosterior torn(String alphabet, String steps, int step, char other, float share) {
        int classes = alphabet.length() + 1;
        float[] probabilities = new float[steps.length() * classes];
        Arrays.fill(probabilities, (1 - SURE) / (classes - 1));
        for (int t = 0; t < steps.length(); t++) {
            int own = t * classes + alphabet.indexOf(steps.charAt(t)) + 1;
            probabilities[own] = t == step ? SURE * (1 - share) : SURE;
            if (t == step) {
                probabilities[t * classes + alphabet.indexOf(other) + 1] = SURE * share;
            }
        }
        return new CtcPosterior(alphabet, probabilities);
    }
}
