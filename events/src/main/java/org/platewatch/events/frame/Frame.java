package org.platewatch.events.frame;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.platewatch.events.Position;

/**
 * One picture of a camera on {@code alpr.frames}: the picture itself or, by claim check, where it lies.
 *
 * @param id unique per frame
 * @param content what the bytes are
 * @param bytes an encoded image of at most {@link FrameBinding#MAX_BYTES}, or a URI in UTF-8
 * @param position where a moving camera was; unknown for a fixed one
 * @param headingDegrees where it was heading, 0 = north, clockwise; NaN when not given
 * @param unit patrol unit of a moving camera; empty for a fixed one
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the point; equality below compares their content
public record Frame(
        String id,
        String agency,
        String camera,
        Instant capturedAt,
        FrameContent content,
        byte[] bytes,
        Position position,
        double headingDegrees,
        String unit) {
    public Frame {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(agency, "agency");
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(capturedAt, "capturedAt");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(unit, "unit");
    }

    /** Where the picture lies, if the frame only says so. */
    public URI uri() {
        if (content != FrameContent.URI) {
            throw new IllegalStateException("the frame carries its picture itself");
        }
        return URI.create(new String(bytes, java.nio.charset.StandardCharsets.UTF_8).strip());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame that
                && id.equals(that.id)
                && agency.equals(that.agency)
                && camera.equals(that.camera)
                && capturedAt.equals(that.capturedAt)
                && content == that.content
                && Arrays.equals(bytes, that.bytes)
                && position.equals(that.position)
                && Double.compare(headingDegrees, that.headingDegrees) == 0
                && unit.equals(that.unit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, agency, camera, capturedAt, Arrays.hashCode(bytes));
    }
}
