package org.platewatch.jobs.offline;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Topics;
import org.platewatch.jobs.hotlist.HotlistDecoder;
import org.platewatch.jobs.hotlist.HotlistMessage;
import org.platewatch.jobs.reads.CaptureTimeRule;
import org.platewatch.jobs.reads.ExternalReadDecoder;
import org.platewatch.jobs.source.InboundMessage;

/**
 * What a finite set of messages says in the end, worked out without a stream.
 *
 * @param reads the valid ones, once for each id
 * @param entries those of the hotlist that no tombstone took away, as last published
 */
public record OfflineEvents(List<PlateRead> reads, List<HotlistEntry> entries) {
    public OfflineEvents {
        reads = List.copyOf(reads);
        entries = List.copyOf(entries);
    }

    /** Messages that cannot be used say nothing here: they are dead letters. */
    public static OfflineEvents of(Stream<InboundMessage> messages, CaptureTimeRule captureTimes) {
        Instant now = Instant.now();
        ExternalReadDecoder readDecoder = new ExternalReadDecoder(captureTimes);
        HotlistDecoder hotlistDecoder = new HotlistDecoder();
        Map<String, PlateRead> reads = new LinkedHashMap<>();
        Map<String, HotlistEntry> entries = new LinkedHashMap<>();
        messages.forEach(message -> {
            try {
                if (message.topic().equals(Topics.EXTERNAL_READS)) {
                    PlateRead read = readDecoder.decode(message, now);
                    reads.putIfAbsent(read.id(), read);
                } else if (message.topic().equals(Topics.HOTLIST)) {
                    HotlistMessage change = hotlistDecoder.decode(message, now);
                    entries.remove(change.entryId());
                    change.listed().forEach(entry -> entries.put(entry.id(), entry));
                }
            } catch (InvalidEventException e) {
                // a dead letter raises no hit
            }
        });
        return new OfflineEvents(List.copyOf(reads.values()), List.copyOf(entries.values()));
    }
}
