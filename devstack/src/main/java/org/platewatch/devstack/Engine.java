package org.platewatch.devstack;

import java.util.Locale;

/** One of the two servers that a stack can consist of. */
public enum Engine {
    KAFKA("Kafka"),
    ELASTICSEARCH("Elasticsearch");

    private final String title;

    Engine(String title) {
        this.title = title;
    }

    /** The name as people write it. */
    public String title() {
        return title;
    }

    /** The name as folders and keys write it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
