package org.platewatch.jobs.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.DequeRequestBuffer;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.SimpleBatchCreator;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.platewatch.jobs.deadletter.DeadLetterPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands Flink's batches to {@link BulkDelivery} and tells Flink what became of each, exactly once, after the back-off
 * where there is one.
 *
 * <p>Replies are handled on one thread of the writer's own, so nothing here needs a lock.
 */
final class ElasticsearchWriter<T> extends AsyncSinkWriter<T, BulkAction> {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchWriter.class);

    private final BulkTransport transport;
    private final DeadLetterPublisher deadLetters;
    private final BulkDelivery delivery;
    private final Backoff backoff;
    private final SinkMetrics metrics;
    private final long maxDocumentBytes;
    private final ScheduledExecutorService replies = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "elasticsearch-sink-replies");
        thread.setDaemon(true);
        return thread;
    });

    ElasticsearchWriter(
            ElementConverter<T, BulkAction> converter,
            WriterInitContext context,
            AsyncSinkWriterConfiguration configuration,
            BulkSettings settings,
            BulkTransport transport,
            DeadLetterPublisher deadLetters,
            Collection<BufferedRequestState<BulkAction>> states) {
        super(
                converter,
                context,
                configuration,
                capped(states, settings.maxBatchBytes()),
                new SimpleBatchCreator<>(settings.maxBatchBytes()),
                new DequeRequestBuffer<>());
        this.transport = transport;
        this.deadLetters = deadLetters;
        this.maxDocumentBytes = settings.maxBatchBytes();
        this.metrics = new SinkMetrics(context.metricGroup());
        this.backoff = new Backoff(
                settings.minBackoff(),
                settings.maxBackoff(),
                bound -> ThreadLocalRandom.current().nextLong(bound));
        this.delivery = new BulkDelivery(transport, deadLetters, maxDocumentBytes, metrics, replies);
    }

    @Override
    protected void submitRequestEntries(List<BulkAction> batch, ResultHandler<BulkAction> handler) {
        int round = backoff.round();
        delivery.deliver(batch)
                .thenAcceptAsync(outcome -> conclude(outcome, round, handler), replies)
                .exceptionally(error -> {
                    handler.completeExceptionally(
                            new ElasticsearchSinkException("The Elasticsearch sink failed in its own code.", error));
                    return null;
                });
    }

    /**
     * Never above what a batch takes: Flink would fail the job over a larger one, {@link BulkDelivery} sets it aside.
     */
    @Override
    protected long getSizeInBytes(BulkAction action) {
        return Math.min(action.sizeInBytes(), maxDocumentBytes);
    }

    @Override
    public void close() {
        replies.shutdownNow();
        try {
            transport.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deadLetters.close();
        }
    }

    private void conclude(BulkOutcome outcome, int round, ResultHandler<BulkAction> handler) {
        metrics.count(outcome);
        if (outcome.fatal().isPresent()) {
            handler.completeExceptionally(
                    new ElasticsearchSinkException(outcome.fatal().get()));
        } else if (outcome.retry().isEmpty()) {
            conclude(handler);
        } else {
            retryLater(outcome, round, handler);
        }
    }

    private void conclude(ResultHandler<BulkAction> handler) {
        int ended = backoff.afterSuccess();
        if (ended > 0) {
            LOG.info("Elasticsearch takes documents again after {} rounds of failures.", ended);
        }
        metrics.setBackoff(Duration.ZERO);
        handler.complete();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // only closing the writer can keep it from running
    private void retryLater(BulkOutcome outcome, int round, ResultHandler<BulkAction> handler) {
        Duration wait = backoff.afterFailure(round);
        metrics.setBackoff(wait);
        if (Integer.bitCount(backoff.round()) == 1) { // ever more rarely as the failure goes on
            LOG.warn(
                    "{} documents wait {} ms for another try after {} rounds of failures: {}",
                    outcome.retry().size(),
                    wait.toMillis(),
                    backoff.round(),
                    outcome.retryCause());
        }
        replies.schedule(() -> handler.retryForEntries(outcome.retry()), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Documents of a checkpoint that was taken under a larger limit must not fail the job either. */
    private static List<BufferedRequestState<BulkAction>> capped(
            Collection<BufferedRequestState<BulkAction>> states, long maxDocumentBytes) {
        return states.stream()
                .map(state -> new BufferedRequestState<>(state.getBufferedRequestEntries().stream()
                        .map(entry -> capped(entry.getRequestEntry(), maxDocumentBytes))
                        .toList()))
                .toList();
    }

    private static RequestEntryWrapper<BulkAction> capped(BulkAction action, long maxDocumentBytes) {
        return new RequestEntryWrapper<>(action, Math.min(action.sizeInBytes(), maxDocumentBytes));
    }
}
