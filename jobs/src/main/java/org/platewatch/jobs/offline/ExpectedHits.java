package org.platewatch.jobs.offline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.PlateRead;
import org.platewatch.events.plate.Confusables;
import org.platewatch.jobs.hotlist.HotlistRule;
import org.platewatch.jobs.hotlist.Sighting;

/**
 * The hits that events must give: all reads against all entries. A running job is checked against it, so it shares the
 * job's rule but none of its state, timers or order.
 */
public final class ExpectedHits {
    private ExpectedHits() {}

    /** Ids of hits with their counts. */
    public static Map<String, Integer> countByHit(OfflineEvents events, HotlistRule rule) {
        Map<String, List<HotlistEntry>> entriesByKey =
                events.entries().stream().collect(Collectors.groupingBy(entry -> Confusables.key(entry.plate())));
        Map<String, Integer> countByHit = new TreeMap<>();
        for (PlateRead read : events.reads()) {
            Sighting sighting = Sighting.of(read);
            for (HotlistEntry entry : entriesByKey.getOrDefault(sighting.plateKey(), List.of())) {
                rule.match(sighting, entry).ifPresent(hit -> countByHit.merge(hit.id(), 1, Integer::sum));
            }
        }
        return countByHit;
    }
}
