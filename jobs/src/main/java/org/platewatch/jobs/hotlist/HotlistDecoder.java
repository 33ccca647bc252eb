package org.platewatch.jobs.hotlist;

import java.io.Serial;
import java.time.Instant;
import java.util.List;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.jobs.source.CompactedTopic;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.jobs.source.MessageDecoder;

/** Messages of {@code alpr.hotlist}; an entry that does not say when it was entered gets its message's time. */
public final class HotlistDecoder implements MessageDecoder<HotlistMessage> {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public HotlistMessage decode(InboundMessage message, Instant now) throws InvalidEventException {
        String id = CompactedTopic.id(message);
        if (message.tombstone()) {
            return new HotlistMessage(id, List.of());
        }
        HotlistEntry entry = JsonCodec.HOTLIST_ENTRY.decode(message.value());
        CompactedTopic.requireSameId(id, entry.id());
        try {
            Instant sent = Instant.ofEpochMilli(message.timestampMillis());
            return new HotlistMessage(id, List.of(entry.enteredAtLatest(sent)));
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(DeadLetterCategory.INVALID, e.getMessage());
        }
    }
}
