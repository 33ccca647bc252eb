package org.platewatch.jobs.camera;

import java.io.Serial;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.platewatch.events.Camera;
import org.platewatch.events.PlateRead;

/**
 * Adds to each read what its camera's registration says. Reads of a camera that is not registered wait once for a short
 * grace, because at a first start they may overtake the register; after it they go on, flagged by {@code camera_known:
 * false}.
 *
 * <p>State a camera: its registration; or, while it has none, the reads that wait for it until the grace ends and then
 * for a day that it was waited for in vain.
 */
public final class EnrichWithCamera extends KeyedCoProcessFunction<String, PlateRead, CameraChange, PlateRead> {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Camera ids are input: without this, made-up ones would fill the state. */
    private static final Duration FORGET_UNKNOWN_AFTER = Duration.ofDays(1);

    private final Duration grace;

    private transient ValueState<Camera> registration;
    private transient ValueState<Long> deadline;
    private transient ListState<PlateRead> waiting;

    public EnrichWithCamera(Duration grace) {
        this.grace = grace;
    }

    @Override
    public void open(OpenContext context) {
        registration = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("registration", TypeInformation.of(Camera.class)));
        deadline = getRuntimeContext().getState(new ValueStateDescriptor<>("deadline", Types.LONG));
        waiting = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("waiting", TypeInformation.of(PlateRead.class)));
    }

    @Override
    public void processElement1(PlateRead read, Context context, Collector<PlateRead> out) throws Exception {
        Camera camera = registration.value();
        if (camera != null) {
            out.collect(read.seenBy(camera));
        } else if (deadline.value() == null) {
            wakeAfter(grace, context);
            waiting.add(read);
        } else if (isWaiting()) {
            waiting.add(read);
        } else {
            out.collect(read);
        }
    }

    @Override
    public void processElement2(CameraChange change, Context context, Collector<PlateRead> out) throws Exception {
        if (change.registered().isEmpty()) {
            registration.clear();
            return;
        }
        Camera camera = change.registered().get(0);
        registration.update(camera);
        Long wakeAt = deadline.value();
        if (wakeAt != null) {
            context.timerService().deleteProcessingTimeTimer(wakeAt);
            deadline.clear();
        }
        for (PlateRead read : waiting.get()) {
            out.collect(read.seenBy(camera));
        }
        waiting.clear();
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<PlateRead> out) throws Exception {
        if (!isWaiting()) {
            deadline.clear();
            return;
        }
        for (PlateRead read : waiting.get()) {
            out.collect(read);
        }
        waiting.clear();
        wakeAfter(FORGET_UNKNOWN_AFTER, context);
    }

    private boolean isWaiting() throws Exception {
        return waiting.get().iterator().hasNext();
    }

    private void wakeAfter(Duration time, Context context) throws Exception {
        long wakeAt = context.timerService().currentProcessingTime() + time.toMillis();
        deadline.update(wakeAt);
        context.timerService().registerProcessingTimeTimer(wakeAt);
    }
}
