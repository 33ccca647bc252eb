package org.platewatch.events.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;

/** Says in one sentence why bytes are not the event they should be, in terms of JSON and not of Java. */
final class Refusal {
    /** A reason travels as a header and must not carry the message itself. */
    private static final int MAX_REASON = 500;

    private Refusal() {}

    static InvalidEventException of(IOException e) {
        Throwable broken = causes(e)
                .filter(c -> c instanceof StreamReadException || c instanceof StreamConstraintsException)
                .filter(c -> !(c instanceof InputCoercionException))
                .findFirst()
                .orElse(null);
        if (broken instanceof JsonProcessingException p) {
            return malformed("not JSON: " + p.getOriginalMessage());
        }
        return e instanceof JsonMappingException m
                ? invalid(at(m) + reason(m))
                : malformed("not JSON: " + e.getMessage());
    }

    static InvalidEventException malformed(String reason) {
        return new InvalidEventException(DeadLetterCategory.MALFORMED, abbreviate(reason));
    }

    static InvalidEventException invalid(String reason) {
        return new InvalidEventException(DeadLetterCategory.INVALID, abbreviate(reason));
    }

    private static String reason(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException u) {
            return "unknown field, known are "
                    + u.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (e instanceof ValueInstantiationException) {
            return causes(e).reduce((first, last) -> last).orElse(e).getMessage();
        }
        return e instanceof MismatchedInputException m && m.getTargetType() != null
                ? "must be " + kind(m.getTargetType())
                : e.getOriginalMessage();
    }

    private static String kind(Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        if (type == Instant.class) {
            return "a time as RFC 3339 text such as 2026-03-14T09:26:53.589Z";
        }
        if (type == double.class || type == Float.class) {
            return "a number";
        }
        if (type == int.class) {
            return "a whole number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(c -> EventMapper.spell((Enum<?>) c))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    /** Where in the message, as {@code candidates[0].plate: }. */
    private static String at(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : (path.startsWith(".") ? path.substring(1) : path) + ": ";
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, c -> c != null, Throwable::getCause);
    }

    private static String abbreviate(String reason) {
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON) + "...";
    }
}
