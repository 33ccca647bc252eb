package org.platewatch.jobs.hotlist;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.Times;

/**
 * How long an entry is kept: beyond its validity, because a patrol car may still upload what it saw while the entry was
 * valid.
 *
 * @param uploadLateness how late a capture may arrive
 */
public record EntryLifetime(Duration uploadLateness) implements Serializable {
    /** Whether the entry ever ends by itself. */
    boolean ends(HotlistEntry entry) {
        return entry.validUntil().isBefore(Times.FOREVER);
    }

    Instant endOf(HotlistEntry entry) {
        return entry.validUntil().plus(uploadLateness);
    }

    boolean hasEnded(HotlistEntry entry, Instant now) {
        return ends(entry) && !endOf(entry).isAfter(now);
    }
}
