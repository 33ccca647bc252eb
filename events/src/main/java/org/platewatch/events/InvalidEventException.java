package org.platewatch.events;

import java.io.Serial;

/** Bytes that are not the event they should be; the message is a sentence for whoever sent them. */
public final class InvalidEventException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final DeadLetterCategory category;

    public InvalidEventException(DeadLetterCategory category, String reason) {
        super(reason);
        this.category = category;
    }

    public DeadLetterCategory category() {
        return category;
    }
}
