package org.platewatch.jobs.hotlist;

import java.util.List;
import java.util.Objects;
import org.platewatch.events.HotlistEntry;

/**
 * A message about one hotlist entry.
 *
 * @param listed the entry as it now stands, or nothing when it was taken off the list
 */
public record HotlistMessage(String entryId, List<HotlistEntry> listed) {
    public HotlistMessage {
        Objects.requireNonNull(entryId, "entryId");
        listed = List.copyOf(listed);
    }
}
