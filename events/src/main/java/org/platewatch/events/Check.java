package org.platewatch.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.platewatch.events.plate.Plates;

/**
 * The checks that compact constructors share. Each returns the value in its stored form or throws
 * IllegalArgumentException with a sentence that names the field as it is spelt in JSON. A null, which is what JSON
 * decoding hands over for a missing field, is refused where the field is required and becomes the absent form
 * elsewhere.
 */
final class Check {
    static final int MAX_TEXT = 1_000;
    static final int MAX_ID = 200;

    private Check() {}

    static <T> T required(String field, T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    static <T> T orElse(T value, T absent) {
        return value == null ? absent : value;
    }

    static <T> List<T> list(String field, List<T> values) {
        if (values == null) {
            return List.of();
        }
        for (T value : values) { // no stream: this runs for every record that travels between operators
            if (value == null) {
                throw new IllegalArgumentException(field + " has an element without a value");
            }
        }
        return List.copyOf(values);
    }

    static String requiredId(String field, String value) {
        String id = optionalId(field, required(field, value));
        if (id.isEmpty()) {
            throw new IllegalArgumentException(field + " is empty");
        }
        return id;
    }

    static String optionalId(String field, String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        if (value.length() > MAX_ID || !isId(value)) {
            throw new IllegalArgumentException(field + " must be 1 to " + MAX_ID
                    + " letters, digits or . _ : @ / - and start with a letter or digit");
        }
        return value;
    }

    static String requiredText(String field, String value) {
        String text = optionalText(field, required(field, value));
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " is empty");
        }
        return text;
    }

    static String optionalText(String field, String value) {
        if (value == null) {
            return "";
        }
        if (value.length() > MAX_TEXT) {
            throw new IllegalArgumentException(field + " is longer than " + MAX_TEXT + " characters");
        }
        if (!isText(value)) {
            throw new IllegalArgumentException(field + " has control or unpaired characters");
        }
        return value;
    }

    private static boolean isText(String value) {
        int c;
        for (int i = 0; i < value.length(); i += Character.charCount(c)) {
            c = value.codePointAt(i);
            boolean unpaired = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (Character.isISOControl(c) || unpaired) {
                return false;
            }
        }
        return true;
    }

    /** A letter or digit of ASCII first, then also . _ : @ / and -. */
    private static boolean isId(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || Plates.isPlateCharacter(c);
            if (!letterOrDigit && (i == 0 || "._:@/-".indexOf(c) < 0)) {
                return false;
            }
        }
        return true;
    }

    /** State or country of a plate: two or three letters or digits, upper case; empty when not read. */
    static String state(String field, String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String state = Plates.upper(value);
        if (state.length() < 2 || state.length() > 3 || !Plates.isPlateText(state)) {
            throw new IllegalArgumentException(field + " must be two or three letters or digits such as CA");
        }
        return state;
    }

    static String plate(String field, String value) {
        if (!Plates.isNormal(required(field, value))) {
            throw new IllegalArgumentException(
                    field + " must be " + Plates.MIN_LENGTH + " to " + Plates.MAX_LENGTH + " of A-Z and 0-9");
        }
        return value;
    }

    static double probability(String field, double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(field + " is missing");
        }
        if (value < 0 || value > 1) {
            throw new IllegalArgumentException(field + " must be 0 to 1, but is " + value);
        }
        return value;
    }

    /** NaN stands for "not given". */
    static double optionalNumber(String field, double value, double min, double max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(field + " must be " + min + " to " + max + ", but is " + value);
        }
        return value;
    }

    static int range(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(field + " must be " + min + " to " + max + ", but is " + value);
        }
        return value;
    }

    /**
     * Milliseconds are what Elasticsearch stores, so finer times are cut to them at the boundary. The first and the
     * last of the range stand for "not given", so that no real time may be either.
     */
    static Instant time(String field, Instant value) {
        Instant required = required(field, value);
        boolean inRange = !required.isBefore(Times.UNKNOWN) && required.isBefore(Times.FOREVER);
        Instant time = inRange ? required.truncatedTo(ChronoUnit.MILLIS) : Times.UNKNOWN;
        if (time.equals(Times.UNKNOWN)) {
            throw new IllegalArgumentException(field + " must lie between the years 1970 and 9999");
        }
        return time;
    }

    static Instant timeOr(String field, Instant value, Instant absent) {
        return value == null || value.equals(absent) ? absent : time(field, value);
    }
}
