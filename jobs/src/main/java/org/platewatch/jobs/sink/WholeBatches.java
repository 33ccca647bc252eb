package org.platewatch.jobs.sink;

import org.apache.flink.connector.base.sink.writer.strategy.ScalingStrategy;

/**
 * Shares the server with others when it is busy: each failed request halves the documents that may be in flight, each
 * good one adds half a batch. Never less than one whole batch, because small batches would load the server more, and
 * climbing back by a handful of documents would take hundreds of requests.
 */
final class WholeBatches implements ScalingStrategy<Integer> {
    private final int batch;
    private final int max;

    WholeBatches(int maxBatchDocuments, int maxInFlight) {
        this.batch = maxBatchDocuments;
        this.max = Math.multiplyExact(maxBatchDocuments, maxInFlight);
    }

    int max() {
        return max;
    }

    @Override
    public Integer scaleUp(Integer inFlight) {
        return Math.min(max, inFlight + Math.max(1, batch / 2));
    }

    @Override
    public Integer scaleDown(Integer inFlight) {
        return Math.max(batch, inFlight / 2);
    }
}
