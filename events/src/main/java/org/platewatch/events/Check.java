package org.platewatch.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
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

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/-]*");
    private static final Pattern STATE = Pattern.compile("[A-Z0-9]{2,3}");

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

    static <T> List<T> list(List<T> values) {
        if (values == null) {
            return List.of();
        }
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a list has an empty element");
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
        if (value.length() > MAX_ID || !ID.matcher(value).matches()) {
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
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw new IllegalArgumentException(field + " has control or unpaired characters");
        }
        return value;
    }

    /** State or country of a plate: two or three letters or digits, upper case; empty when not read. */
    static String state(String field, String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String state = value.toUpperCase(Locale.ROOT);
        if (!STATE.matcher(state).matches()) {
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
        if (!(value >= 0 && value <= 1)) {
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

    /** Milliseconds are what Elasticsearch stores, so finer times are cut to them at the boundary. */
    static Instant time(String field, Instant value) {
        Instant time = required(field, value);
        if (time.isBefore(Times.UNKNOWN) || time.isAfter(Times.FOREVER)) {
            throw new IllegalArgumentException(field + " must lie between the years 1970 and 9999");
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    static Instant timeOr(String field, Instant value, Instant absent) {
        return value == null ? absent : time(field, value);
    }
}
