package org.platewatch.jobs.source;

import java.io.Serializable;
import java.time.Instant;
import org.platewatch.events.InvalidEventException;

/** What one topic's messages mean. */
@FunctionalInterface
public interface MessageDecoder<T> extends Serializable {
    /**
     * The event that a message says.
     *
     * @param now the time at which it is looked at
     * @throws InvalidEventException for any message that does not say one
     */
    T decode(InboundMessage message, Instant now) throws InvalidEventException;
}
