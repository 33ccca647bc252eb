package org.platewatch.jobs.hotlist;

import java.io.Serial;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.platewatch.events.HotlistEntry;

/**
 * Sends each change of an entry to the confusion key it concerns. A tombstone names only the entry, and an update may
 * change the plate, so the key that each entry is listed under is remembered here.
 *
 * <p>State an entry: its confusion key, until the entry is taken off or has ended for good.
 */
public final class RouteEntryChanges extends KeyedProcessFunction<String, HotlistMessage, EntryChange> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final EntryLifetime lifetime;

    private transient ValueState<String> listedUnder;
    private transient ValueState<Long> endsAt;

    public RouteEntryChanges(EntryLifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public void open(OpenContext context) {
        listedUnder = getRuntimeContext().getState(new ValueStateDescriptor<>("listed-under", Types.STRING));
        endsAt = getRuntimeContext().getState(new ValueStateDescriptor<>("ends-at", Types.LONG));
    }

    @Override
    public void processElement(HotlistMessage message, Context context, Collector<EntryChange> out) throws Exception {
        String before = listedUnder.value();
        cancelEnd(context);
        if (message.listed().isEmpty()) {
            leave(before, message.entryId(), out);
            return;
        }
        HotlistEntry entry = message.listed().get(0);
        Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        if (lifetime.hasEnded(entry, now)) {
            leave(before, message.entryId(), out);
            return;
        }
        EntryChange change = EntryChange.listed(entry);
        if (before != null && !before.equals(change.plateKey())) {
            out.collect(EntryChange.left(before, entry.id()));
        }
        listedUnder.update(change.plateKey());
        if (lifetime.ends(entry)) {
            long end = lifetime.endOf(entry).toEpochMilli();
            endsAt.update(end);
            context.timerService().registerProcessingTimeTimer(end);
        }
        out.collect(change);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<EntryChange> out) throws Exception {
        leave(listedUnder.value(), context.getCurrentKey(), out);
        endsAt.clear();
    }

    private void leave(String plateKey, String entryId, Collector<EntryChange> out) {
        if (plateKey != null) {
            out.collect(EntryChange.left(plateKey, entryId));
        }
        listedUnder.clear();
    }

    private void cancelEnd(Context context) throws Exception {
        Long end = endsAt.value();
        if (end != null) {
            context.timerService().deleteProcessingTimeTimer(end);
            endsAt.clear();
        }
    }
}
