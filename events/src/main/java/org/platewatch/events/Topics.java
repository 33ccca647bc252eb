package org.platewatch.events;

import java.util.List;
import java.util.Set;

/** The names of the Kafka topics. */
public final class Topics {
    public static final String FRAMES = "alpr.frames";
    public static final String EXTERNAL_READS = "alpr.reads.external";
    public static final String CAMERAS = "alpr.cameras";
    public static final String HOTLIST = "alpr.hotlist";
    public static final String WATCHES = "alpr.watches";
    public static final String READS = "alpr.reads";
    public static final String HITS = "alpr.hits";
    public static final String CANDIDATES = "alpr.candidates";
    public static final String DEAD_LETTERS = "alpr.dead-letters";

    /** Every topic of the platform. */
    public static final List<String> ALL =
            List.of(FRAMES, EXTERNAL_READS, CAMERAS, HOTLIST, WATCHES, READS, HITS, CANDIDATES, DEAD_LETTERS);

    /** Those that keep the last message of each key, and no key after its tombstone. */
    public static final Set<String> COMPACTED = Set.of(CAMERAS, HOTLIST, WATCHES);

    private Topics() {}
}
