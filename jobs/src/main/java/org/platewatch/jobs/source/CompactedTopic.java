package org.platewatch.jobs.source;

import java.nio.charset.StandardCharsets;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;

/** What holds for messages of every compacted topic: the key names the thing that the value describes or deletes. */
public final class CompactedTopic {
    private CompactedTopic() {}

    /** The id that the message's key says. */
    public static String id(InboundMessage message) throws InvalidEventException {
        if (message.key().length == 0) {
            throw new InvalidEventException(DeadLetterCategory.MALFORMED, "message has no key: it must be the id");
        }
        return new String(message.key(), StandardCharsets.UTF_8);
    }

    /** Refuses a value that describes another thing than the key names: deleting the key would then not delete it. */
    public static void requireSameId(String key, String id) throws InvalidEventException {
        if (!key.equals(id)) {
            throw new InvalidEventException(
                    DeadLetterCategory.INVALID, "message key is not the id '" + id + "' of its value");
        }
    }
}
