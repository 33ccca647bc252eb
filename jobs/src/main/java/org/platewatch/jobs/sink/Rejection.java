package org.platewatch.jobs.sink;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.platewatch.events.DeadLetter;
import org.platewatch.events.DeadLetterCategory;

/** A document that Elasticsearch will not have, and why. */
record Rejection(BulkAction action, DeadLetterCategory category, String reason) {
    private static final String STAGE = "elasticsearch";

    Rejection {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(reason, "reason");
    }

    /** The document as it would have been stored, keyed by its id; its index stands before the reason. */
    DeadLetter toDeadLetter() {
        byte[] key = action.id().getBytes(StandardCharsets.UTF_8);
        return new DeadLetter(STAGE, category, action.index() + ": " + reason, "", -1, -1, key, action.json());
    }
}
