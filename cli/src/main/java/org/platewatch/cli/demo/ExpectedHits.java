package org.platewatch.cli.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Topics;
import org.platewatch.events.plate.Confusables;
import org.platewatch.jobs.hotlist.HotlistDecoder;
import org.platewatch.jobs.hotlist.HotlistMessage;
import org.platewatch.jobs.hotlist.HotlistRule;
import org.platewatch.jobs.hotlist.Sighting;
import org.platewatch.jobs.reads.CaptureTimeRule;
import org.platewatch.jobs.reads.ExternalReadDecoder;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.simulation.CityDay;
import org.platewatch.simulation.Message;

/**
 * The hits that a day must give, worked out without a stream: all valid reads against all entries. It says what the running
 * job is checked against, so it shares the job's rules but none of its state, timers or order.
 */
final class ExpectedHits {
    private final Map<String, Integer> countByHit = new HashMap<>();

    private ExpectedHits() {}

    static ExpectedHits of(CityDay day, CaptureTimeRule captureTimes, HotlistRule rule) {
        Map<String, HotlistEntry> entries = new HashMap<>();
        Map<String, Sighting> sightings = new HashMap<>();
        ExternalReadDecoder reads = new ExternalReadDecoder(captureTimes);
        HotlistDecoder hotlist = new HotlistDecoder();
        Instant now = Instant.now();
        day.messages().forEach(message -> {
            try {
                if (message.topic().equals(Topics.EXTERNAL_READS)) {
                    PlateRead read = reads.decode(inbound(message), now);
                    sightings.putIfAbsent(read.id(), Sighting.of(read, Long.MAX_VALUE));
                } else if (message.topic().equals(Topics.HOTLIST)) {
                    HotlistMessage change = hotlist.decode(inbound(message), now);
                    change.listed().forEach(entry -> entries.put(entry.id(), entry));
                    if (change.listed().isEmpty()) {
                        entries.remove(change.entryId());
                    }
                }
            } catch (InvalidEventException e) {
                // a dead letter raises no hit
            }
        });
        return of(sightings, entries, rule);
    }

    /** Hit ids with their counts. */
    Map<String, Integer> countByHit() {
        return Map.copyOf(countByHit);
    }

    private static ExpectedHits of(
            Map<String, Sighting> sightings, Map<String, HotlistEntry> entries, HotlistRule rule) {
        Map<String, List<HotlistEntry>> byKey = new HashMap<>();
        Set<String> keys = new HashSet<>();
        for (HotlistEntry entry : entries.values()) {
            String key = Confusables.key(entry.plate());
            keys.add(key);
            byKey.computeIfAbsent(key, k -> new java.util.ArrayList<>()).add(entry);
        }
        ExpectedHits expected = new ExpectedHits();
        for (Sighting sighting : sightings.values()) {
            for (HotlistEntry entry : byKey.getOrDefault(Confusables.key(sighting.plate()), List.of())) {
                rule.match(sighting, entry).ifPresent(hit -> expected.countByHit.merge(hit.id(), 1, Integer::sum));
            }
        }
        return expected;
    }

    private static InboundMessage inbound(Message message) {
        return new InboundMessage(
                message.topic(),
                0,
                0,
                message.timestamp().toEpochMilli(),
                message.key().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                message.value().orElse(new byte[0]),
                message.isTombstone());
    }
}
