package org.platewatch.jobs.frames;

import java.time.Instant;
import java.util.Objects;

/**
 * What became of one frame, or of one read: a step on the way from frames to reads, to be added up by camera.
 *
 * @param unit patrol unit of a moving camera; empty for a fixed one
 * @param capturedAt of the frame, or of the read
 * @param frames 1 for a frame
 * @param rejected 1 for a frame that could not be decoded
 * @param plates found in the frame
 * @param reads 1 for a read
 * @param confidence of the read, else 0
 */
public record FrameCount(
        String camera,
        String agency,
        String unit,
        Instant capturedAt,
        int frames,
        int rejected,
        int plates,
        int reads,
        double confidence) {
    public FrameCount {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(agency, "agency");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(capturedAt, "capturedAt");
    }
}
