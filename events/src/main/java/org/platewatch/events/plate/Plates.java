package org.platewatch.events.plate;

/**
 * Plate text as every topic and index carries it: upper case A-Z and 0-9, without separators, {@value #MIN_LENGTH} to
 * {@value #MAX_LENGTH} characters.
 */
public final class Plates {
    public static final int MIN_LENGTH = 2;
    public static final int MAX_LENGTH = 10;

    private Plates() {}

    /**
     * Brings raw plate text into the normal form: a-z raised to A-Z, everything but A-Z and 0-9 stripped.
     *
     * @throws IllegalArgumentException if less than {@value #MIN_LENGTH} or more than {@value #MAX_LENGTH} characters
     *     are left
     */
    public static String normalise(String raw) {
        StringBuilder plate = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = upper(raw.charAt(i));
            if (isPlateCharacter(c)) {
                plate.append(c);
            }
        }
        if (plate.length() < MIN_LENGTH || plate.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("plate must have " + MIN_LENGTH + " to " + MAX_LENGTH
                    + " letters or digits, but '" + abbreviate(raw) + "' has " + plate.length());
        }
        return plate.toString();
    }

    /** Whether {@code text} is already in the normal form. */
    public static boolean isNormal(String text) {
        return text.length() >= MIN_LENGTH && text.length() <= MAX_LENGTH && isPlateText(text);
    }

    /** Whether {@code text}, of any length, holds nothing but A-Z and 0-9. */
    public static boolean isPlateText(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlateCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Raises a-z to A-Z and leaves the rest alone: Unicode's upper case makes letters of what is none, such as SS of a
     * sharp s.
     */
    public static String upper(String text) {
        char[] upper = text.toCharArray();
        for (int i = 0; i < upper.length; i++) {
            upper[i] = upper(upper[i]);
        }
        return new String(upper);
    }

    /** Whether {@code c} may stand in a normalised plate. */
    public static boolean isPlateCharacter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    private static String abbreviate(String raw) {
        return raw.length() <= 24 ? raw : raw.substring(0, 24) + "...";
    }
}
