package org.platewatch.jobs.sink;

import java.io.Closeable;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The way to the server. */
interface BulkTransport extends Closeable {
    /**
     * Sends a batch. The stage completes with one result a document, in the order of the batch, or exceptionally with a
     * {@link BulkRequestException} when the request failed as a whole.
     */
    CompletionStage<List<ItemResult>> send(List<BulkAction> batch);

    /** Opens a transport on the task manager. */
    @FunctionalInterface
    interface Factory extends Serializable {
        BulkTransport open(ElasticsearchSettings settings);
    }
}
