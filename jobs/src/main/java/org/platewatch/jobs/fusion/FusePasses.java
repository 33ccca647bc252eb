package org.platewatch.jobs.fusion;

import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.platewatch.jobs.frames.FrameCount;
import org.platewatch.jobs.frames.Look;
import org.platewatch.jobs.frames.RecognisePlates;

/**
 * All looks of one pass become one read. Keyed by camera. A pass ends when no look of it has arrived for a while of
 * processing time: capture times only say which looks belong together, so that neither a late upload nor a silent
 * camera holds anybody up.
 *
 * <p>State a camera: its open passes, at most {@value #MAX_OPEN}, each with a timer that ends it.
 */
public final class FusePasses extends KeyedProcessFunction<String, Look, FusedRead> {
    /** Reads that were accepted, for the camera's counts. */
    public static final OutputTag<FrameCount> COUNTS = RecognisePlates.COUNTS;

    @Serial
    private static final long serialVersionUID = 1L;

    /** An upload at full speed opens many passes before the first ends; more than these are not kept waiting. */
    private static final int MAX_OPEN = 200;

    private static final long NOT_STARTED = Long.MIN_VALUE;

    private final FusionRule rule;
    private final Duration endAfter;

    private transient MapState<String, Pass> open;
    private transient long startedMillis;
    private transient Counter accepted;
    private transient Counter doubtful;

    /** @param endAfter how long after its last look a pass ends */
    public FusePasses(FusionRule rule, Duration endAfter) {
        this.rule = rule;
        this.endAfter = endAfter;
    }

    @Override
    public void open(OpenContext context) {
        startedMillis = NOT_STARTED;
        open = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("open", Types.STRING, TypeInformation.of(Pass.class)));
        accepted = getRuntimeContext().getMetricGroup().counter("reads");
        doubtful = getRuntimeContext().getMetricGroup().counter("passes_too_doubtful");
    }

    @Override
    public void processElement(Look look, Context context, Collector<FusedRead> out) throws Exception {
        long now = context.timerService().currentProcessingTime();
        noteStart(now);
        Optional<Map.Entry<String, Pass>> pass = passOf(look);
        if (pass.isPresent()) {
            open.put(pass.get().getKey(), pass.get().getValue().with(look, now));
        } else {
            endOldestOfTooMany(context, out);
            open.put(look.frameId() + "/" + look.index(), Pass.of(look, now));
        }
        context.timerService().registerProcessingTimeTimer(now + endAfter.toMillis());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FusedRead> out) throws Exception {
        noteStart(context.timerService().currentProcessingTime());
        // after a restart the timers of the time before fire at once, but the looks since have yet to come again
        long earliest = startedMillis + endAfter.toMillis();
        if (timestamp < earliest) {
            context.timerService().registerProcessingTimeTimer(earliest);
            return;
        }
        long ended = timestamp - endAfter.toMillis();
        for (Map.Entry<String, Pass> pass : entries()) {
            if (pass.getValue().lastArrivalMillis() <= ended) {
                end(pass, context, out);
            }
        }
    }

    private void noteStart(long nowMillis) {
        if (startedMillis == NOT_STARTED) {
            startedMillis = nowMillis;
        }
    }

    private Optional<Map.Entry<String, Pass>> passOf(Look look) throws Exception {
        return entries().stream()
                .filter(entry -> rule.belongs(look, entry.getValue()))
                .max(Comparator.comparing(entry -> entry.getValue().lastCapturedAt()));
    }

    private void endOldestOfTooMany(Context context, Collector<FusedRead> out) throws Exception {
        List<Map.Entry<String, Pass>> all = entries();
        if (all.size() >= MAX_OPEN) {
            end(
                    all.stream()
                            .min(Comparator.comparingLong(e -> e.getValue().lastArrivalMillis()))
                            .orElseThrow(),
                    context,
                    out);
        }
    }

    private void end(Map.Entry<String, Pass> pass, Context context, Collector<FusedRead> out) throws Exception {
        open.remove(pass.getKey());
        Optional<FusedRead> fused = rule.fuse(pass.getValue());
        fused.ifPresent(out::collect);
        fused.ifPresent(f -> context.output(COUNTS, count(f)));
        (fused.isPresent() ? accepted : doubtful).inc();
    }

    private List<Map.Entry<String, Pass>> entries() throws Exception {
        List<Map.Entry<String, Pass>> all = new ArrayList<>();
        open.entries().forEach(entry -> all.add(Map.entry(entry.getKey(), entry.getValue())));
        return all;
    }

    private static FrameCount count(FusedRead fused) {
        return new FrameCount(
                fused.read().camera(),
                "",
                fused.read().unit(),
                fused.read().capturedAt(),
                0,
                0,
                0,
                1,
                fused.read().confidence());
    }
}
