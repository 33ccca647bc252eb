package org.platewatch.jobs.hotlist;

import java.io.Serial;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.platewatch.events.Hit;
import org.platewatch.events.HotlistEntry;

/**
 * Where reads and hotlist entries of one confusion key meet: a read is matched against the entries under its key, a new
 * entry against the reads that are still remembered. However long the list is, that is one keyed look-up.
 *
 * <p>State a key: its entries, until they leave; its reads and the hits they raised, for the look-back from their
 * arrival, dropped by a timer on the hour.
 */
public final class MatchHotlist extends KeyedCoProcessFunction<String, Sighting, EntryChange, Hit> {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Timers are set on its multiples, so that a busy plate has a few and not one a read. */
    private static final long TIMER_GRID_MILLIS = Duration.ofHours(1).toMillis();

    private final HotlistRule rule;
    private final Duration lookBack;

    private transient MapState<String, HotlistEntry> entries;
    private transient MapState<String, Remembered> sightings;
    private transient MapState<String, HitTally> tallies;
    private transient Counter matched;
    private transient Counter duplicates;

    public MatchHotlist(HotlistRule rule, Duration lookBack) {
        this.rule = rule;
        this.lookBack = lookBack;
    }

    @Override
    public void open(OpenContext context) {
        entries = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("entries", Types.STRING, TypeInformation.of(HotlistEntry.class)));
        sightings = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("sightings", Types.STRING, TypeInformation.of(Remembered.class)));
        tallies = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("tallies", Types.STRING, TypeInformation.of(HitTally.class)));
        matched = getRuntimeContext().getMetricGroup().counter("matched");
        duplicates = getRuntimeContext().getMetricGroup().counter("duplicates");
    }

    @Override
    public void processElement1(Sighting sighting, Context context, Collector<Hit> out) throws Exception {
        if (sightings.contains(sighting.readId())) {
            duplicates.inc();
            return;
        }
        long forgetAt = forgetAt(context);
        context.timerService().registerProcessingTimeTimer(forgetAt);
        Remembered remembered = new Remembered(sighting, List.of(), forgetAt);
        for (HotlistEntry entry : entries.values()) {
            remembered = count(remembered, entry, out);
        }
        sightings.put(sighting.readId(), remembered);
    }

    @Override
    public void processElement2(EntryChange change, Context context, Collector<Hit> out) throws Exception {
        if (change.listed().isEmpty()) {
            entries.remove(change.entryId());
            return;
        }
        HotlistEntry entry = change.listed().get(0);
        entries.put(entry.id(), entry);
        for (Map.Entry<String, Remembered> remembered : sightings.entries()) {
            if (!remembered.getValue().hitEntries().contains(entry.id())) {
                remembered.setValue(count(remembered.getValue(), entry, out));
            }
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Hit> out) throws Exception {
        dropOld(sightings, Remembered::forgetAtMillis, timestamp);
        dropOld(tallies, HitTally::forgetAtMillis, timestamp);
    }

    private static <T> void dropOld(MapState<String, T> remembered, ToLongFunction<T> forgetAtMillis, long now)
            throws Exception {
        Iterator<T> values = remembered.values().iterator();
        while (values.hasNext()) {
            if (forgetAtMillis.applyAsLong(values.next()) <= now) {
                values.remove();
            }
        }
        // on the heap, a map that its iterator emptied would stay behind for every plate ever read
        if (remembered.isEmpty()) {
            remembered.clear();
        }
    }

    /** The sighting afterwards: it remembers the entries that it was counted for. */
    private Remembered count(Remembered remembered, HotlistEntry entry, Collector<Hit> out) throws Exception {
        Optional<Hit> match = rule.match(remembered.sighting(), entry);
        if (match.isEmpty()) {
            return remembered;
        }
        Hit single = match.get();
        long forgetAt = remembered.forgetAtMillis();
        HitTally tally = tallies.get(single.id());
        HitTally counted = tally == null ? new HitTally(single, forgetAt) : tally.countAlso(single, forgetAt);
        tallies.put(single.id(), counted);
        out.collect(counted.hit());
        matched.inc();
        return remembered.countedFor(entry.id());
    }

    private long forgetAt(Context context) {
        long earliest = context.timerService().currentProcessingTime() + lookBack.toMillis();
        return (Math.floorDiv(earliest, TIMER_GRID_MILLIS) + 1) * TIMER_GRID_MILLIS;
    }
}
