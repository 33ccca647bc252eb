package org.platewatch.cli.publish;

import java.time.Instant;
import org.platewatch.events.frame.FrameContent;

/**
 * One picture of a source, ready to be published.
 *
 * @param number in its source, from 0, those counted that were refused
 * @param name in its source: a file's name, or one made of the number
 * @param capturedAt to the millisecond
 * @param content what the bytes are
 * @param bytes the encoded picture or, for {@link FrameContent#URI}, where it lies
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the point, and nobody compares pictures
public record Picture(long number, String name, Instant capturedAt, FrameContent content, byte[] bytes)
        implements Offer {

    /** How far a source is read when this picture is published. */
    Reached reached() {
        return new Reached(number + 1, name, capturedAt);
    }
}
