package org.platewatch.events.plate;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens under which an index finds a plate by parts, as plain terms without any scan:
 *
 * <ul>
 *   <li>{@code 1:7} the first character is 7, {@code 2:A} the second is A, and so on
 *   <li>{@code -1:3} the last character is 3, {@code -2:2} the one before it is 2
 *   <li>{@code len:7} it has seven characters
 *   <li>{@code g:B} there is a B somewhere, {@code g:B3} there is B3 somewhere
 * </ul>
 */
public final class PlateTokens {
    private PlateTokens() {}

    /** All distinct tokens of a normalised plate. */
    public static List<String> of(String plate) {
        int length = plate.length();
        List<String> tokens = new ArrayList<>(4 * length);
        tokens.add(length(length));
        for (int i = 0; i < length; i++) {
            char c = plate.charAt(i);
            tokens.add(at(i + 1, c));
            tokens.add(at(i - length, c));
            addGram(tokens, plate, i, i + 1);
            if (i + 1 < length) {
                addGram(tokens, plate, i, i + 2);
            }
        }
        return tokens;
    }

    /** The token for a character at a position, counted from 1 at the start or from -1 at the end. */
    public static String at(int position, char c) {
        return position + ":" + c;
    }

    public static String length(int length) {
        return "len:" + length;
    }

    /** The token for one or two adjacent characters anywhere. */
    public static String gram(String characters) {
        return "g:" + characters;
    }

    private static void addGram(List<String> tokens, String plate, int from, int to) {
        boolean seenBefore = plate.indexOf(plate.substring(from, to)) < from;
        if (!seenBefore) {
            tokens.add(gram(plate.substring(from, to)));
        }
    }
}
