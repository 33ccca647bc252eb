package org.platewatch.jobs.hotlist;

import java.util.List;
import java.util.Objects;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.plate.Confusables;

/**
 * What changes for one confusion key: an entry is listed under it, or no longer.
 *
 * @param plateKey the confusion key whose matcher this concerns
 * @param listed the entry as it now stands, or nothing when it left this key
 */
public record EntryChange(String plateKey, String entryId, List<HotlistEntry> listed) {
    public EntryChange {
        Objects.requireNonNull(plateKey, "plateKey");
        Objects.requireNonNull(entryId, "entryId");
        listed = List.copyOf(listed);
    }

    static EntryChange listed(HotlistEntry entry) {
        return new EntryChange(Confusables.key(entry.plate()), entry.id(), List.of(entry));
    }

    static EntryChange left(String plateKey, String entryId) {
        return new EntryChange(plateKey, entryId, List.of());
    }
}
