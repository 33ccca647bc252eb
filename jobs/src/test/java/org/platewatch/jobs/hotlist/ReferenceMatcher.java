package org.platewatch.jobs.hotlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.platewatch.events.Hit;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.PlateRead;

/**
 * The hits as they are defined, worked out afterwards from everything that arrived: every read against every entry,
 * without keys, state or timers. Slow and plain, so that the job can be compared with it.
 */
public final class ReferenceMatcher {
    private final HotlistRule rule;

    public ReferenceMatcher(HotlistRule rule) {
        this.rule = rule;
    }

    /** Something that arrives: a read, or a message about an entry. */
    public record Arrival(Optional<PlateRead> read, Optional<HotlistMessage> message) {
        public static Arrival of(PlateRead read) {
            return new Arrival(Optional.of(read), Optional.empty());
        }

        public static Arrival of(HotlistMessage message) {
            return new Arrival(Optional.empty(), Optional.of(message));
        }

        public static Arrival listed(HotlistEntry entry) {
            return of(new HotlistMessage(entry.id(), List.of(entry)));
        }

        public static Arrival takenOff(String entryId) {
            return of(new HotlistMessage(entryId, List.of()));
        }
    }

    /** An entry as it stood from one message about it to the next. */
    private record Version(Optional<HotlistEntry> entry, int replacedAt) {}

    /**
     * The final hits by id, with their counts, of entries that are never changed; then no order of arrival matters.
     *
     * @param reads of those with one id the first counts
     */
    public Map<String, Hit> hits(List<PlateRead> reads, List<HotlistEntry> entries) {
        return hits(Stream.concat(
                        entries.stream().map(Arrival::listed), reads.stream().map(Arrival::of))
                .toList());
    }

    /**
     * The final hits by id, with their counts. A read counts once for an entry: under the first version of it that it
     * matches, among the one that stood when the read arrived and those that came after.
     */
    public Map<String, Hit> hits(List<Arrival> arrivals) {
        Map<String, List<Version>> versions = versions(arrivals);
        Map<String, Integer> reads = new LinkedHashMap<>();
        for (int i = 0; i < arrivals.size(); i++) {
            int arrival = i;
            arrivals.get(i).read().ifPresent(read -> reads.putIfAbsent(read.id(), arrival));
        }
        Map<String, List<Hit>> counted = new TreeMap<>();
        for (int arrival : reads.values()) {
            Sighting sighting = Sighting.of(arrivals.get(arrival).read().orElseThrow());
            for (List<Version> history : versions.values()) {
                firstMatch(sighting, history, arrival)
                        .ifPresent(hit -> counted.computeIfAbsent(hit.id(), id -> new ArrayList<>())
                                .add(hit));
            }
        }
        Map<String, Hit> hits = new TreeMap<>();
        counted.forEach((id, window) -> hits.put(id, together(window)));
        return hits;
    }

    private static Map<String, List<Version>> versions(List<Arrival> arrivals) {
        Map<String, List<Version>> versions = new LinkedHashMap<>();
        Map<String, Integer> replacedAt = new LinkedHashMap<>();
        for (int i = arrivals.size() - 1; i >= 0; i--) {
            if (arrivals.get(i).message().isEmpty()) {
                continue;
            }
            HotlistMessage message = arrivals.get(i).message().orElseThrow();
            Integer next = replacedAt.put(message.entryId(), i);
            versions.computeIfAbsent(message.entryId(), id -> new ArrayList<>())
                    .add(0, new Version(message.listed().stream().findFirst(), next == null ? arrivals.size() : next));
        }
        return versions;
    }

    private Optional<Hit> firstMatch(Sighting sighting, List<Version> history, int arrival) {
        return history.stream()
                .filter(version -> version.replacedAt() > arrival)
                .flatMap(version -> version.entry().stream())
                .flatMap(entry -> rule.match(sighting, entry).stream())
                .findFirst();
    }

    /** The hits of one window as one: the earliest capture tells the story. */
    private static Hit together(List<Hit> window) {
        Comparator<Hit> byCapture = Comparator.comparing(Hit::capturedAt);
        Hit first = window.stream().min(byCapture.thenComparing(Hit::readId)).orElseThrow();
        Instant last = window.stream()
                .map(Hit::capturedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Hit(
                first.id(),
                first.readId(),
                first.entryId(),
                first.level(),
                first.score(),
                first.differences(),
                first.plate(),
                first.listedPlate(),
                first.state(),
                first.listedState(),
                first.stateComparison(),
                first.confidence(),
                first.category(),
                first.list(),
                first.listAsOf(),
                first.agency(),
                first.reason(),
                first.caseNumber(),
                first.listedVehicle(),
                first.priority(),
                first.restricted(),
                first.historic(),
                first.verification(),
                first.camera(),
                first.location(),
                first.capturedAt(),
                last,
                first.cropUri(),
                first.contextUri(),
                window.size());
    }
}
