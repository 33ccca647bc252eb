package org.platewatch.recognition.reading;

/**
 * How plausible a text is before anything was seen of the plate. The serials of nearly all states leave I, O and Q out,
 * or use them between letters only, because they look like 1 and 0; personal plates may have them anywhere, so that
 * such a text is less probable and not impossible.
 */
final class Plausibility {
    private static final String LOOKS_LIKE_A_DIGIT = "IOQ";
    private static final double BESIDE_A_DIGIT = 0.25;

    private Plausibility() {}

    /** 1 for a text like any other, less for each letter that would be mistaken for a digit where it stands. */
    static double of(String text) {
        double plausibility = 1;
        for (int i = 0; i < text.length(); i++) {
            if (LOOKS_LIKE_A_DIGIT.indexOf(text.charAt(i)) >= 0 && (digitAt(text, i - 1) || digitAt(text, i + 1))) {
                plausibility *= BESIDE_A_DIGIT;
            }
        }
        return plausibility;
    }

    /** The same for texts that differ in O and 0 or I and 1 only. */
    static String folded(String text) {
        return text.replace('O', '0').replace('I', '1');
    }

    private static boolean digitAt(String text, int i) {
        return i >= 0 && i < text.length() && Character.isDigit(text.charAt(i));
    }
}
