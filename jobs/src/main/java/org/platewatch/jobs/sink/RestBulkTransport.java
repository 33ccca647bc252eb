package org.platewatch.jobs.sink;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** Speaks to a real server with Elastic's asynchronous client; the documents' JSON passes through it untouched. */
final class RestBulkTransport implements BulkTransport {
    /** The server gives up waiting for a shard before the client gives up waiting for the server. */
    private static final String SHARD_TIMEOUT = "30s";

    private static final long REPLY_TIMEOUT_SECONDS = 60;
    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    private final ElasticsearchAsyncClient client;

    private RestBulkTransport(ElasticsearchAsyncClient client) {
        this.client = client;
    }

    static RestBulkTransport open(ElasticsearchSettings settings) {
        Rest5ClientTransport transport = new Rest5ClientTransport(restClient(settings), new JacksonJsonpMapper());
        return new RestBulkTransport(new ElasticsearchAsyncClient(transport));
    }

    @Override
    public CompletionStage<List<ItemResult>> send(List<BulkAction> batch) {
        BulkRequest request = BulkRequest.of(bulk -> bulk.timeout(t -> t.time(SHARD_TIMEOUT))
                .operations(batch.stream().map(RestBulkTransport::operation).toList()));
        return client.bulk(request).handle((response, error) -> {
            if (error != null) {
                throw new CompletionException(new BulkRequestException(failureOf(error), error));
            }
            return results(response);
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static Rest5Client restClient(ElasticsearchSettings settings) {
        Rest5ClientBuilder builder = Rest5Client.builder(settings.uris())
                // the client would resend 429 and 503 once by itself, unseen and without our back-off
                .setHttpClientConfigCallback(HttpAsyncClientBuilder::disableAutomaticRetries)
                .setRequestConfigCallback(
                        request -> request.setResponseTimeout(REPLY_TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .setConnectionConfigCallback(
                        connection -> connection.setConnectTimeout(CONNECT_TIMEOUT_SECONDS, TimeUnit.SECONDS));
        String authorization = settings.credentials().authorization();
        if (!authorization.isEmpty()) {
            builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)});
        }
        settings.sslContext().ifPresent(builder::setSSLContext);
        return builder.build();
    }

    private static BulkOperation operation(BulkAction action) {
        BinaryData json = BinaryData.of(action.json(), ContentType.APPLICATION_JSON);
        return switch (action.operation()) {
            case CREATE ->
                BulkOperation.of(operation -> operation.create(
                        create -> create.index(action.index()).id(action.id()).document(json)));
            case INDEX ->
                BulkOperation.of(operation -> operation.index(index -> index.index(action.index())
                        .id(action.id())
                        .version(action.version())
                        .versionType(VersionType.ExternalGte)
                        .document(json)));
        };
    }

    private static List<ItemResult> results(BulkResponse response) {
        return response.items().stream().map(RestBulkTransport::result).toList();
    }

    private static ItemResult result(BulkResponseItem item) {
        ErrorCause error = item.error();
        return error == null
                ? ItemResult.ok(item.status())
                : new ItemResult(item.status(), error.type() == null ? "" : error.type(), reason(error));
    }

    private static String reason(ErrorCause error) {
        String reason = error.reason() == null ? "" : error.reason();
        ErrorCause cause = error.causedBy();
        return cause == null || cause.reason() == null ? reason : reason + "; " + cause.reason();
    }

    /** What failed, in few words and without quoting a document. */
    static RequestFailure failureOf(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof ElasticsearchException refused) {
            return RequestFailure.ofStatus(
                    refused.status(),
                    "HTTP " + refused.status() + " " + refused.error().type());
        }
        if (cause instanceof ResponseException failed) {
            int status = failed.getResponse().getStatusCode();
            return RequestFailure.ofStatus(status, "HTTP " + status);
        }
        if (cause instanceof TransportException strange) {
            return ofForeignAnswer(strange.statusCode());
        }
        if (cause instanceof IOException) {
            return RequestFailure.unavailable(cause.toString());
        }
        return RequestFailure.refused("the answer is not Elasticsearch's (" + cause + ")");
    }

    /** Not the JSON of an Elasticsearch, so something before it speaks, whose 400 says nothing about a document. */
    private static RequestFailure ofForeignAnswer(int status) {
        String description = "HTTP " + status + " from something that is not Elasticsearch";
        return status == 400 ? RequestFailure.refused(description) : RequestFailure.ofStatus(status, description);
    }
}
