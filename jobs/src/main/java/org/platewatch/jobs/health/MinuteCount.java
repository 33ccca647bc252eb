package org.platewatch.jobs.health;

import java.time.Instant;
import java.util.Objects;
import org.platewatch.events.CameraHealth;
import org.platewatch.events.Ids;
import org.platewatch.jobs.frames.FrameCount;

/**
 * What has been counted of one camera's minute.
 *
 * @param minute its start
 * @param confidenceSum of the reads
 * @param changedMillis when something was last added, milliseconds since 1970
 * @param told whether this state has been sent on
 */
public record MinuteCount(
        String camera,
        String agency,
        String unit,
        Instant minute,
        long frames,
        long rejected,
        long plates,
        long reads,
        double confidenceSum,
        Instant lastCapturedAt,
        long changedMillis,
        boolean told) {
    public MinuteCount {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(agency, "agency");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(minute, "minute");
        Objects.requireNonNull(lastCapturedAt, "lastCapturedAt");
    }

    static MinuteCount startingWith(FrameCount first, Instant minute) {
        return new MinuteCount(
                first.camera(), first.agency(), first.unit(), minute, 0, 0, 0, 0, 0, first.capturedAt(), 0, false);
    }

    MinuteCount plus(FrameCount count, long nowMillis) {
        return new MinuteCount(
                camera,
                agency.isEmpty() ? count.agency() : agency,
                unit.isEmpty() ? count.unit() : unit,
                minute,
                frames + count.frames(),
                rejected + count.rejected(),
                plates + count.plates(),
                reads + count.reads(),
                confidenceSum + count.confidence(),
                count.capturedAt().isAfter(lastCapturedAt) ? count.capturedAt() : lastCapturedAt,
                nowMillis,
                false);
    }

    MinuteCount afterTelling() {
        return new MinuteCount(
                camera,
                agency,
                unit,
                minute,
                frames,
                rejected,
                plates,
                reads,
                confidenceSum,
                lastCapturedAt,
                changedMillis,
                true);
    }

    CameraHealth health() {
        return new CameraHealth(
                Ids.of(minute, camera),
                camera,
                agency,
                unit,
                minute,
                frames,
                rejected,
                plates,
                reads,
                reads == 0 ? Double.NaN : confidenceSum / reads,
                lastCapturedAt);
    }
}
