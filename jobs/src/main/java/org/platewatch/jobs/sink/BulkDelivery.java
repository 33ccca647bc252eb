package org.platewatch.jobs.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.jobs.deadletter.DeadLetterPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one batch to Elasticsearch, in parts if need be, and what Elasticsearch refuses to the dead letters. */
final class BulkDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(BulkDelivery.class);

    private final BulkTransport transport;
    private final DeadLetterPublisher deadLetters;
    private final long maxDocumentBytes;
    private final SinkMetrics metrics;
    private final Executor executor;

    /** @param executor one thread, on which all replies are handled */
    BulkDelivery(
            BulkTransport transport,
            DeadLetterPublisher deadLetters,
            long maxDocumentBytes,
            SinkMetrics metrics,
            Executor executor) {
        this.transport = transport;
        this.deadLetters = deadLetters;
        this.maxDocumentBytes = maxDocumentBytes;
        this.metrics = metrics;
        this.executor = executor;
    }

    /**
     * The stage completes once every document of the batch is written, safe among the dead letters, or to be retried.
     */
    CompletionStage<BulkOutcome> deliver(List<BulkAction> batch) {
        List<BulkAction> fitting = new ArrayList<>(batch.size());
        List<BulkAction> oversized = new ArrayList<>();
        for (BulkAction action : batch) {
            (action.sizeInBytes() > maxDocumentBytes ? oversized : fitting).add(action);
        }
        BulkOutcome tooLarge = BulkOutcome.rejectAll(
                oversized, DeadLetterCategory.OVERSIZED, "larger than the " + maxDocumentBytes + " bytes of a batch");
        return send(fitting).thenApply(tooLarge::and).thenCompose(this::setAside);
    }

    private CompletionStage<BulkOutcome> send(List<BulkAction> batch) {
        if (batch.isEmpty()) {
            return CompletableFuture.completedStage(BulkOutcome.NOTHING);
        }
        return transport
                .send(batch)
                .handleAsync(
                        (results, error) -> error == null
                                ? CompletableFuture.completedStage(BulkOutcome.ofReply(batch, results))
                                : afterFailure(batch, failureIn(error)),
                        executor)
                .thenCompose(Function.identity());
    }

    private CompletionStage<BulkOutcome> afterFailure(List<BulkAction> batch, RequestFailure failure) {
        metrics.countFailedRequest();
        LOG.debug("A bulk request of {} documents failed: {}", batch.size(), failure.description());
        if (failure.kind() == RequestFailure.Kind.INDIGESTIBLE && batch.size() > 1) {
            return sendInHalves(batch);
        }
        return CompletableFuture.completedStage(BulkOutcome.ofFailure(batch, failure));
    }

    /** One half after the other, so that a request never becomes two in flight. */
    private CompletionStage<BulkOutcome> sendInHalves(List<BulkAction> batch) {
        int middle = batch.size() / 2;
        return send(batch.subList(0, middle))
                .thenCompose(first -> send(batch.subList(middle, batch.size())).thenApply(first::and));
    }

    private CompletionStage<BulkOutcome> setAside(BulkOutcome outcome) {
        List<Rejection> rejections = outcome.rejected();
        if (rejections.isEmpty()) {
            return CompletableFuture.completedStage(outcome);
        }
        List<CompletableFuture<Boolean>> safe =
                rejections.stream().map(this::publish).toList();
        return CompletableFuture.allOf(safe.toArray(CompletableFuture[]::new)).thenApply(done -> {
            List<Rejection> setAside = new ArrayList<>();
            List<BulkAction> notSetAside = new ArrayList<>();
            for (int i = 0; i < rejections.size(); i++) {
                if (safe.get(i).join()) {
                    setAside.add(rejections.get(i));
                } else {
                    notSetAside.add(rejections.get(i).action());
                }
            }
            return outcome.afterSettingAside(setAside, notSetAside);
        });
    }

    /** Whether the dead letter is safe; never exceptional. */
    private CompletableFuture<Boolean> publish(Rejection rejection) {
        LOG.debug("Setting aside {}: {}", rejection.action(), rejection.category());
        try {
            return deadLetters
                    .publish(rejection.toDeadLetter())
                    .handle((done, error) -> isSafe(rejection, error))
                    .toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(isSafe(rejection, e));
        }
    }

    private static boolean isSafe(Rejection rejection, Throwable error) {
        if (error != null) {
            LOG.warn("Cannot publish the dead letter of {}: {}", rejection.action(), error.toString());
        }
        return error == null;
    }

    private static RequestFailure failureIn(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof BulkRequestException request) {
            return request.failure();
        }
        throw new CompletionException(cause); // a fault of our own: the writer fails the job with it
    }
}
