package org.platewatch.benchmarks;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.platewatch.index.cluster.ClusterConnection;
import org.platewatch.jobs.sink.BulkSettings;

/** Loads a file with Elastic's client and nothing else: no checkpoints, no retries, no look at single documents. */
final class PlainLoader {
    private final ElasticsearchAsyncClient client;
    private final BulkSettings settings;
    private final AtomicReference<String> failure = new AtomicReference<>("");

    private PlainLoader(ElasticsearchAsyncClient client, BulkSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Returns when Elasticsearch has all documents. */
    static void load(Path file, String index, ClusterConnection cluster, BulkSettings settings) throws Exception {
        Rest5ClientTransport transport = new Rest5ClientTransport(cluster.open(), new JacksonJsonpMapper());
        try (ElasticsearchAsyncClient client = new ElasticsearchAsyncClient(transport)) {
            new PlainLoader(client, settings).load(file, index);
        }
    }

    private void load(Path file, String index) throws Exception {
        Semaphore inFlight = new Semaphore(settings.maxInFlight());
        List<BulkOperation> batch = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                batch.add(operation(DocumentLine.parse(line), index));
                if (batch.size() == settings.maxBatchDocuments()) {
                    send(batch, inFlight);
                    batch = new ArrayList<>();
                }
            }
        }
        if (!batch.isEmpty()) {
            send(batch, inFlight);
        }
        inFlight.acquire(settings.maxInFlight());
        if (!failure.get().isEmpty()) {
            throw new IllegalStateException("the plain loader failed: " + failure.get());
        }
    }

    private static BulkOperation operation(DocumentLine line, String index) {
        return BulkOperation.of(operation -> operation.create(create ->
                create.index(index).id(line.id()).document(BinaryData.of(line.bytes(), ContentType.APPLICATION_JSON))));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // every outcome is looked at where it arrives
    private void send(List<BulkOperation> batch, Semaphore inFlight) throws InterruptedException {
        inFlight.acquire();
        client.bulk(request -> request.operations(batch)).whenComplete((reply, error) -> {
            if (error != null) {
                failure.compareAndSet("", error.toString());
            } else {
                check(reply);
            }
            inFlight.release();
        });
    }

    private void check(BulkResponse reply) {
        if (reply.errors()) {
            failure.compareAndSet("", "a document was refused");
        }
    }
}
