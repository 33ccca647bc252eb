package org.platewatch.benchmarks;

import java.io.Serial;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Passes records on and counts them in an accumulator, which the running job shows. */
final class CountRecords<T> extends RichMapFunction<T, T> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String accumulator;
    private final LongCounter count = new LongCounter();

    CountRecords(String accumulator) {
        this.accumulator = accumulator;
    }

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(accumulator, count);
    }

    @Override
    public T map(T value) {
        count.add(1);
        return value;
    }
}
