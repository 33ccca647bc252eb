package org.platewatch.index.install;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The difference of two JSON documents, a line for each value: {@code - index.codec: "default"} and {@code +
 * index.codec: "best_compression"}. Every line says its whole path, so it needs no lines around it; the order of fields
 * does not count.
 */
final class JsonDiff {
    private JsonDiff() {}

    /** Lines in the order of their paths; empty if the documents are equal. A missing node has no lines. */
    static List<String> lines(JsonNode before, JsonNode after) {
        NavigableMap<String, String> old = flat(before);
        NavigableMap<String, String> now = flat(after);
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        List<String> lines = new ArrayList<>();
        for (String path : paths) {
            String was = old.getOrDefault(path, "");
            String is = now.getOrDefault(path, "");
            if (!was.equals(is)) {
                if (!was.isEmpty()) {
                    lines.add("- " + path + ": " + was);
                }
                if (!is.isEmpty()) {
                    lines.add("+ " + path + ": " + is);
                }
            }
        }
        return lines;
    }

    private static NavigableMap<String, String> flat(JsonNode document) {
        NavigableMap<String, String> values = new TreeMap<>();
        if (!document.isMissingNode()) {
            flatten("", document, values);
        }
        return values;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> values) {
        boolean listOfObjects = node.isArray() && node.path(0).isObject();
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), values));
        } else if (listOfObjects) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.get(i), values);
            }
        } else {
            values.put(path, node.toString());
        }
    }
}
