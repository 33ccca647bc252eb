package org.platewatch.jobs.source;

import java.io.Serial;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;
import org.platewatch.jobs.deadletter.DeadLetters;

/** Turns messages into events; what is none goes to {@link DeadLetters#TAG} untouched, counted by category. */
public final class DecodeMessages<T> extends ProcessFunction<InboundMessage, T> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String stage;
    private final MessageDecoder<T> decoder;

    private transient Counter decoded;
    private transient Map<DeadLetterCategory, Counter> setAside;

    public DecodeMessages(String stage, MessageDecoder<T> decoder) {
        this.stage = stage;
        this.decoder = decoder;
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        decoded = metrics.counter("decoded");
        setAside = new EnumMap<>(DeadLetterCategory.class);
        for (DeadLetterCategory category : DeadLetterCategory.values()) {
            setAside.put(
                    category, metrics.counter("dead_letters_" + category.name().toLowerCase(Locale.ROOT)));
        }
    }

    @Override
    public void processElement(InboundMessage message, Context context, Collector<T> out) {
        Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        try {
            out.collect(decoder.decode(message, now));
            decoded.inc();
        } catch (InvalidEventException e) {
            setAside.get(e.category()).inc();
            context.output(DeadLetters.TAG, message.refused(stage, e));
        }
    }
}
