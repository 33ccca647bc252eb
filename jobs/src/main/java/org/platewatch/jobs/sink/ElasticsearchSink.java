package org.platewatch.jobs.sink;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.connector.base.sink.writer.strategy.CongestionControlRateLimitingStrategy;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.platewatch.jobs.deadletter.DeadLetterPublisher;

/**
 * Writes a stream into Elasticsearch: at least once, and with deterministic ids each document exactly once in effect.
 *
 * <ul>
 *   <li>A server that is away or busy is tried again for ever, after a random and growing wait, while the stream waits.
 *   <li>A document that the server refuses for its content goes to the dead letters; the rest of its batch is written.
 *   <li>A server that refuses the sink itself (wrong password, missing privilege, not an Elasticsearch) is tried
 *       {@value BulkOutcome#MAX_ATTEMPTS} times, then the job fails with a sentence that says so.
 * </ul>
 *
 * <p>No checkpoint completes while the server is away and the buffer is full, so a job should tolerate failed
 * checkpoints.
 */
public final class ElasticsearchSink<T> extends AsyncSinkBase<T, BulkAction> {
    /** Flink resends a request on its own after this; long, because ours always ends and says how. */
    private static final Duration FLINKS_TIMEOUT = Duration.ofHours(1);

    private final ElasticsearchSettings settings;
    private final BulkTransport.Factory transports;
    private final DeadLetterPublisher.Factory deadLetters;

    ElasticsearchSink(
            ElementConverter<T, BulkAction> converter,
            ElasticsearchSettings settings,
            BulkTransport.Factory transports,
            DeadLetterPublisher.Factory deadLetters) {
        super(
                converter,
                settings.bulk().maxBatchDocuments(),
                settings.bulk().maxInFlight(),
                settings.bulk().maxBuffered(),
                settings.bulk().maxBatchBytes(),
                settings.bulk().flushInterval().toMillis(),
                settings.bulk().maxBatchBytes(),
                FLINKS_TIMEOUT.toMillis(),
                false);
        this.settings = settings;
        this.transports = transports;
        this.deadLetters = deadLetters;
    }

    public static <T> ElasticsearchSinkBuilder<T> builder() {
        return new ElasticsearchSinkBuilder<>();
    }

    @Override
    public StatefulSinkWriter<T, BufferedRequestState<BulkAction>> createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<T, BufferedRequestState<BulkAction>> restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<BulkAction>> states) {
        return new ElasticsearchWriter<>(
                getElementConverter(),
                context,
                writerConfiguration(),
                settings.bulk(),
                transports.open(settings),
                deadLetters.open(),
                states);
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<BulkAction>> getWriterStateSerializer() {
        return new BulkActionStateSerializer();
    }

    private AsyncSinkWriterConfiguration writerConfiguration() {
        WholeBatches scaling = new WholeBatches(getMaxBatchSize(), getMaxInFlightRequests());
        return AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(getMaxBatchSize())
                .setMaxBatchSizeInBytes(getMaxBatchSizeInBytes())
                .setMaxInFlightRequests(getMaxInFlightRequests())
                .setMaxBufferedRequests(getMaxBufferedRequests())
                .setMaxTimeInBufferMS(getMaxTimeInBufferMS())
                .setMaxRecordSizeInBytes(getMaxRecordSizeInBytes())
                .setRequestTimeoutMS(getRequestTimeoutMS())
                .setFailOnTimeout(getFailOnTimeout())
                .setRateLimitingStrategy(CongestionControlRateLimitingStrategy.builder()
                        .setMaxInFlightRequests(getMaxInFlightRequests())
                        .setInitialMaxInFlightMessages(scaling.max())
                        .setScalingStrategy(scaling)
                        .build())
                .build();
    }
}
