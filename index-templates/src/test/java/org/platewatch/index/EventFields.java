package org.platewatch.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;

/** The paths of fields, such as {@code candidates.plate}, in a record and in JSON. */
final class EventFields {
    private EventFields() {}

    /** Every field that a record can have, fields of records in it and in its lists among them. */
    static Set<String> of(Class<?> record) {
        Set<String> fields = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = SnakeCaseStrategy.INSTANCE.translate(component.getName());
            Class<?> type = elementType(component.getGenericType());
            fields.add(name);
            if (type.isRecord()) {
                of(type).forEach(inner -> fields.add(name + "." + inner));
            }
        }
        return fields;
    }

    /** Every field that a document has. */
    static Set<String> of(JsonNode json) {
        Set<String> fields = new TreeSet<>();
        if (json.isArray()) {
            json.forEach(element -> fields.addAll(of(element)));
        }
        json.properties().forEach(field -> {
            fields.add(field.getKey());
            of(field.getValue()).forEach(inner -> fields.add(field.getKey() + "." + inner));
        });
        return fields;
    }

    private static Class<?> elementType(Type type) {
        return type instanceof ParameterizedType list ? elementType(list.getActualTypeArguments()[0]) : (Class<?>) type;
    }
}
