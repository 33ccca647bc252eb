package org.platewatch.jobs.fusion;

import java.util.Objects;
import org.platewatch.events.PlateRead;

/**
 * A read with its pictures, before these are stored.
 *
 * @param crop the plate, a small JPEG
 * @param context the whole frame, a small JPEG
 */
@SuppressWarnings("ArrayRecordComponent") // pictures; nobody compares fused reads
public record FusedRead(PlateRead read, byte[] crop, byte[] context) {
    public FusedRead {
        Objects.requireNonNull(read, "read");
        Objects.requireNonNull(crop, "crop");
        Objects.requireNonNull(context, "context");
    }
}
