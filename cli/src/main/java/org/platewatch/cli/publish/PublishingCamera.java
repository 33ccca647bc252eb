package org.platewatch.cli.publish;

import java.time.Instant;
import org.platewatch.events.Ids;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.Position;
import org.platewatch.events.frame.Frame;
import org.platewatch.events.frame.FrameBinding;
import org.platewatch.events.frame.FrameContent;

/**
 * As which camera pictures are published.
 *
 * @param position where a moving camera is; unknown for a fixed one
 * @param headingDegrees where it heads, 0 = north, clockwise; NaN when not given
 * @param unit patrol unit of a moving camera; empty for a fixed one
 */
public record PublishingCamera(String agency, String id, Position position, double headingDegrees, String unit) {
    /**
     * @throws IllegalArgumentException if the job would refuse every frame of such a camera; the message is for people
     */
    public PublishingCamera {
        Frame sample = new Frame(
                "sample", agency, id, Instant.EPOCH, FrameContent.JPEG, new byte[] {1}, position, headingDegrees, unit);
        try {
            FrameBinding.decode(FrameBinding.toRecord(sample).headers(), sample.bytes());
        } catch (InvalidEventException e) {
            throw new IllegalArgumentException("No such camera can publish frames: " + e.getMessage() + ".", e);
        }
    }

    /** The frame of a picture; its id says camera, source, name and capture, so that it is the same at each try. */
    Frame frame(String source, Picture picture) {
        return new Frame(
                Ids.of(picture.capturedAt(), agency, id, source, picture.name()),
                agency,
                id,
                picture.capturedAt(),
                picture.content(),
                picture.bytes(),
                position,
                headingDegrees,
                unit);
    }
}
