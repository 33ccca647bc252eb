package org.platewatch.jobs.hotlist;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Position;
import org.platewatch.events.plate.Confusables;

/** What the matcher needs of a read; it travels to the matcher and is remembered there. */
public record Sighting(
        String readId,
        String plate,
        String state,
        double confidence,
        PackedPosterior posterior,
        String camera,
        Position location,
        Instant capturedAt,
        Instant receivedAt,
        String cropUri,
        String contextUri) {
    public Sighting {
        Objects.requireNonNull(readId, "readId");
        Objects.requireNonNull(plate, "plate");
        Objects.requireNonNull(posterior, "posterior");
    }

    public static Sighting of(PlateRead read) {
        return new Sighting(
                read.id(),
                read.plate(),
                read.state(),
                read.confidence(),
                PackedPosterior.of(read.posterior()),
                read.camera(),
                read.location(),
                read.capturedAt(),
                read.receivedAt(),
                read.cropUri(),
                read.contextUri());
    }

    /** Where it meets the entries that it may be a sighting of. */
    public String plateKey() {
        return Confusables.key(plate);
    }

    /** How long the capture took to arrive. */
    Duration lateness() {
        return Duration.between(capturedAt, receivedAt);
    }
}
