package org.platewatch.cli.publish;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Pictures one after the other, in the order of their capture. */
public interface FrameSource extends Closeable {
    /**
     * The next picture, or why it is refused; empty at the end.
     *
     * @throws IOException if the source as a whole cannot go on; the message is a sentence for people
     */
    Optional<Offer> next() throws IOException;

    /** How fast a camera would send these. */
    Pace pace();

    /** Makes a {@link #next} that waits in another thread, and all later ones, return nothing. */
    default void stop() {}
}
