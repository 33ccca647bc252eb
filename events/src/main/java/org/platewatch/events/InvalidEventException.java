package org.platewatch.events;

import java.io.Serial;

/** Bytes that are not the event they should be; the message is a sentence for whoever sent them. */
public final class InvalidEventException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** A reason travels in a header, so it must not grow with the message that it quotes. */
    private static final int MAX_REASON = 500;

    private final DeadLetterCategory category;

    public InvalidEventException(DeadLetterCategory category, String reason) {
        super(reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON) + "...");
        this.category = category;
    }

    public DeadLetterCategory category() {
        return category;
    }
}
