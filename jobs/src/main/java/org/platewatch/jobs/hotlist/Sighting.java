package org.platewatch.jobs.hotlist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Position;
import org.platewatch.events.Slot;

/**
 * What the matcher remembers of a read, in case an entry for its plate comes later.
 *
 * @param hitEntries ids of the entries that it has been counted for
 * @param forgetAtMillis processing time after which it may be dropped, milliseconds since 1970
 */
public record Sighting(
        String readId,
        String plate,
        String state,
        double confidence,
        List<Slot> posterior,
        String camera,
        Position location,
        Instant capturedAt,
        Instant receivedAt,
        String cropUri,
        String contextUri,
        List<String> hitEntries,
        long forgetAtMillis) {
    public Sighting {
        posterior = List.copyOf(posterior);
        hitEntries = List.copyOf(hitEntries);
    }

    static Sighting of(PlateRead read, long forgetAtMillis) {
        return new Sighting(
                read.id(),
                read.plate(),
                read.state(),
                read.confidence(),
                read.posterior(),
                read.camera(),
                read.location(),
                read.capturedAt(),
                read.receivedAt(),
                read.cropUri(),
                read.contextUri(),
                List.of(),
                forgetAtMillis);
    }

    /** How long the capture took to arrive. */
    Duration lateness() {
        return Duration.between(capturedAt, receivedAt);
    }

    Sighting countedFor(String entryId) {
        List<String> entries = new ArrayList<>(hitEntries);
        entries.add(entryId);
        return new Sighting(
                readId,
                plate,
                state,
                confidence,
                posterior,
                camera,
                location,
                capturedAt,
                receivedAt,
                cropUri,
                contextUri,
                entries,
                forgetAtMillis);
    }
}
