package org.platewatch.index.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What can be installed, in the order in which one builds on the other. */
public enum AssetKind {
    LIFECYCLE_POLICY("lifecycle policy", "/_ilm/policy/"),
    COMPONENT_TEMPLATE("component template", "/_component_template/"),
    INDEX_TEMPLATE("index template", "/_index_template/"),
    ROLE("role", "/_security/role/");

    /** What Elasticsearch adds to what was put, of its own accord. */
    private static final Set<String> ADDED = Set.of(
            "created_date", "created_date_millis", "modified_date", "modified_date_millis", "transient_metadata");

    private final String words;
    private final String path;

    AssetKind(String words, String path) {
        this.words = words;
        this.path = path;
    }

    String path(String name) {
        return path + name;
    }

    /** What was once put under that name, out of the answer to getting it. */
    JsonNode unwrapped(JsonNode answer, String name) {
        return switch (this) {
            case LIFECYCLE_POLICY -> object(answer.path(name)).retain("policy");
            case COMPONENT_TEMPLATE ->
                object(answer.at("/component_templates/0/component_template")).remove(ADDED);
            case INDEX_TEMPLATE ->
                object(answer.at("/index_templates/0/index_template")).remove(ADDED);
            case ROLE -> object(answer.path(name)).remove(ADDED);
        };
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
    }

    /** The kind in words, such as "index template". */
    @Override
    public String toString() {
        return words;
    }
}
