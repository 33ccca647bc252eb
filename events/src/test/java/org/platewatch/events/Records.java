package org.platewatch.events;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Makes records by the names of their components, for tests that go over all of them. */
public final class Records {
    private Records() {}

    public static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** A record of the values of its components, in their order. What its constructor throws comes as it is. */
    public static <T> T create(Class<T> type, List<?> values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new AssertionError(type + " threw no RuntimeException", e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " is no public record", e);
        }
    }

    /** The same record but for one component. */
    public static <T> T with(T original, String component, Object value) {
        @SuppressWarnings("unchecked") // getClass of a record is its own class
        Class<T> type = (Class<T>) original.getClass();
        List<Object> values = Arrays.stream(type.getRecordComponents())
                .map(c -> c.getName().equals(component) ? value : get(original, c))
                .toList();
        if (!components(type).contains(component)) {
            throw new AssertionError(type + " has no component " + component);
        }
        return create(type, values);
    }

    private static Object get(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component + " cannot be read", e);
        }
    }
}
