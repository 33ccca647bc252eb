package org.platewatch.index;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.platewatch.events.Slot;

/** Events with a value in every field, made from their records, so that a new field is in the tests by itself. */
public final class FullEvents {
    static final String PLATE = "7ABC123";

    /** For text of a special form; other text is its field's name. */
    private static final Map<String, String> TEXTS =
            Map.of("plate", PLATE, "state", "CA", "listedPlate", PLATE, "listedState", "CA");

    private FullEvents() {}

    public static <T extends Record> T make(Class<T> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getGenericType(), component.getName()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made with every field set", e);
        }
    }

    private static Object value(Type type, String field) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return Collections.nCopies(PLATE.length(), value(list.getActualTypeArguments()[0], field));
        }
        if (type == Slot.class) {
            return new Slot("A4", List.of(0.75f, 0.125f));
        }
        if (type == String.class) {
            return TEXTS.getOrDefault(field, field);
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 2;
        }
        if (type == double.class) {
            return 0.5;
        }
        if (type == Instant.class) {
            return Instant.parse("2026-11-24T05:06:07.089Z");
        }
        Class<?> other = (Class<?>) type;
        return other.isEnum() ? other.getEnumConstants()[0] : make(other.asSubclass(Record.class));
    }
}
