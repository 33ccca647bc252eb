package org.platewatch.jobs.hotlist;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.platewatch.events.Hit;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.PlateRead;
import org.platewatch.jobs.fixtures.Given;
import org.platewatch.jobs.fixtures.KeyedOperator;

/** {@link RouteEntryChanges} and {@link MatchHotlist}, connected as in the topology. */
final class HotlistMatching implements AutoCloseable {
    private final KeyedOperator<HotlistMessage, Void, EntryChange> route;
    private final KeyedOperator<Sighting, EntryChange, Hit> match;

    HotlistMatching() throws Exception {
        route = KeyedOperator.of(new RouteEntryChanges(Given.ENTRY_LIFETIME), HotlistMessage::entryId);
        match = KeyedOperator.of(
                new MatchHotlist(Given.HOTLIST_RULE, Given.LOOK_BACK), Sighting::plateKey, EntryChange::plateKey);
    }

    void read(PlateRead read) throws Exception {
        match.first(Sighting.of(read));
    }

    void list(HotlistEntry entry) throws Exception {
        hotlist(new HotlistMessage(entry.id(), List.of(entry)));
    }

    void takeOff(String entryId) throws Exception {
        hotlist(new HotlistMessage(entryId, List.of()));
    }

    void hotlist(HotlistMessage message) throws Exception {
        route.first(message);
        forward();
    }

    void pass(Duration time) throws Exception {
        route.pass(time);
        forward();
        match.pass(time);
    }

    void startOver() throws Exception {
        route.startOver();
        match.startOver();
    }

    Instant now() {
        return match.now();
    }

    /** The hits that came out since the last call, each as often as it was counted up. */
    List<Hit> takeHits() {
        return match.takeOutput();
    }

    /** The hits that came out since the last call as they stand in the end, by id. */
    Map<String, Hit> takeFinalHits() {
        Map<String, Hit> hits = new LinkedHashMap<>();
        takeHits().forEach(hit -> hits.put(hit.id(), hit));
        return hits;
    }

    void restart(int parallelism) throws Exception {
        route.restart(parallelism);
        match.restart(parallelism);
    }

    int stateEntries() {
        return route.stateEntries() + match.stateEntries();
    }

    int timers() {
        return route.timers() + match.timers();
    }

    @Override
    public void close() {
        route.close();
        match.close();
    }

    private void forward() throws Exception {
        for (EntryChange change : route.takeOutput()) {
            match.second(change);
        }
    }
}
