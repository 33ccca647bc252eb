package org.platewatch.index.install;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing to install.
 *
 * @param body what is put, in the normal form in which Elasticsearch gives it back: settings nested and as text,
 *     defaults written out where the server writes them out. So a plain comparison tells whether it is installed.
 */
public record Asset(AssetKind kind, String name, JsonNode body) {
    String path() {
        return kind.path(name);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
