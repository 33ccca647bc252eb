package org.platewatch.jobs.hotlist;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.platewatch.events.Slot;

/**
 * A read's posterior in two objects instead of dozens: the matcher holds one for every read of the last days, and the
 * garbage collector visits each of them time and again.
 *
 * @param characters those of all positions, each position ended by a space
 * @param probabilities one for each of these characters, spaces left out
 */
@SuppressWarnings("ArrayRecordComponent") // the point of it; equality below compares the content
public record PackedPosterior(String characters, float[] probabilities) {
    private static final char END = ' ';

    public PackedPosterior {
        Objects.requireNonNull(characters, "characters");
        Objects.requireNonNull(probabilities, "probabilities");
    }

    static PackedPosterior of(List<Slot> posterior) {
        StringBuilder characters = new StringBuilder();
        int size = 0;
        for (Slot slot : posterior) {
            characters.append(slot.characters()).append(END);
            size += slot.probabilities().size();
        }
        float[] probabilities = new float[size];
        int next = 0;
        for (Slot slot : posterior) {
            for (float probability : slot.probabilities()) {
                probabilities[next++] = probability;
            }
        }
        return new PackedPosterior(characters.toString(), probabilities);
    }

    /** Whether the camera did not say how sure it was. */
    boolean isEmpty() {
        return probabilities.length == 0;
    }

    /** The probability kept for a character at a position from 0 on; 0 if it was below the floor. */
    double probabilityOf(int position, char character) {
        int at = 0;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c == END) {
                at++;
            } else if (at == position && c == character) {
                return probabilities[i - at];
            }
        }
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedPosterior that
                && characters.equals(that.characters)
                && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return Objects.hash(characters, Arrays.hashCode(probabilities));
    }
}
