package org.platewatch.jobs.hotlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A sighting that is kept in case an entry for its plate comes later.
 *
 * @param hitEntries ids of the entries that it has been counted for
 * @param forgetAtMillis processing time after which it may be dropped, milliseconds since 1970
 */
public record Remembered(Sighting sighting, List<String> hitEntries, long forgetAtMillis) {
    public Remembered {
        Objects.requireNonNull(sighting, "sighting");
        hitEntries = List.copyOf(hitEntries);
    }

    Remembered countedFor(String entryId) {
        List<String> entries = new ArrayList<>(hitEntries);
        entries.add(entryId);
        return new Remembered(sighting, entries, forgetAtMillis);
    }
}
