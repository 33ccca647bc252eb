package org.platewatch.jobs.health;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.platewatch.events.CameraHealth;
import org.platewatch.jobs.frames.FrameCount;

/**
 * Adds up each camera's minutes of capture and says once a minute how those stand that have changed. Keyed by camera.
 *
 * <p>State a camera: its minutes, each forgotten an hour after something was last added to it; one timer.
 */
public final class CountByMinute extends KeyedProcessFunction<String, FrameCount, CameraHealth> {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final long EVERY = Duration.ofMinutes(1).toMillis();
    private static final long KEEP = Duration.ofHours(1).toMillis();

    private transient MapState<Long, MinuteCount> minutes;

    @Override
    public void open(OpenContext context) {
        minutes = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("minutes", Types.LONG, TypeInformation.of(MinuteCount.class)));
    }

    @Override
    public void processElement(FrameCount count, Context context, Collector<CameraHealth> out) throws Exception {
        long now = context.timerService().currentProcessingTime();
        Instant start = count.capturedAt().truncatedTo(ChronoUnit.MINUTES);
        MinuteCount before = minutes.contains(start.toEpochMilli())
                ? minutes.get(start.toEpochMilli())
                : MinuteCount.startingWith(count, start);
        minutes.put(start.toEpochMilli(), before.plus(count, now));
        context.timerService().registerProcessingTimeTimer(next(now));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CameraHealth> out) throws Exception {
        List<Map.Entry<Long, MinuteCount>> all = new ArrayList<>();
        minutes.entries().forEach(entry -> all.add(Map.entry(entry.getKey(), entry.getValue())));
        for (Map.Entry<Long, MinuteCount> entry : all) {
            MinuteCount minute = entry.getValue();
            if (!minute.told()) {
                out.collect(minute.health());
                minutes.put(entry.getKey(), minute.afterTelling());
            } else if (minute.changedMillis() + KEEP <= timestamp) {
                minutes.remove(entry.getKey());
            }
        }
        if (!minutes.isEmpty()) {
            context.timerService().registerProcessingTimeTimer(next(timestamp));
        }
    }

    private static long next(long now) {
        return now - now % EVERY + EVERY;
    }
}
