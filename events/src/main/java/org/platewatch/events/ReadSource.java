package org.platewatch.events;

/** Who recognised a plate. */
public enum ReadSource {
    /** Our own recogniser, from frames. */
    FRAMES,
    /** A camera that recognises on board. */
    EXTERNAL
}
