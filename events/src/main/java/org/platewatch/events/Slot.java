package org.platewatch.events;

import java.util.List;
import org.platewatch.events.plate.Plates;

/**
 * What the reader saw at one position of a plate: the characters above 2 %, best first.
 *
 * @param characters distinct characters of A-Z and 0-9
 * @param probabilities as many as characters, each above 0, together at most 1
 */
public record Slot(String characters, List<Float> probabilities) {
    private static final double ROUNDING = 1e-3;

    public Slot {
        characters = Check.required("characters", characters);
        probabilities = Check.list("probabilities", probabilities);
        if (characters.isEmpty()
                || characters.length() != probabilities.size()
                || !Plates.isPlateText(characters)
                || !distinct(characters)) {
            throw new IllegalArgumentException(
                    "a slot needs distinct characters of A-Z and 0-9 and a probability for each");
        }
        double sum = 0;
        for (float p : probabilities) {
            if (!(p > 0 && p <= 1)) {
                throw new IllegalArgumentException("probabilities must be above 0 and at most 1");
            }
            sum += p;
        }
        if (sum > 1 + ROUNDING) {
            throw new IllegalArgumentException("probabilities of a slot add up to " + sum);
        }
    }

    private static boolean distinct(String characters) {
        for (int i = 1; i < characters.length(); i++) {
            if (characters.lastIndexOf(characters.charAt(i), i - 1) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The probability kept for that character; 0 if it was below the floor. */
    public double probabilityOf(char character) {
        int i = characters.indexOf(character);
        return i < 0 ? 0 : probabilities.get(i);
    }
}
