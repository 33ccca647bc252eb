package org.platewatch.jobs.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.platewatch.index.cluster.ClusterConnection;

/** Stands before the real Elasticsearch on the loopback and answers some requests in its place. */
final class FaultyProxy implements AutoCloseable {
    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "Accept");
    private static final List<String> PASSED_BACK = List.of("Content-Type", "X-Elastic-Product");

    private final URI target;
    private final Fault fault;
    private final HttpClient client;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /** What to answer instead of Elasticsearch. */
    @FunctionalInterface
    interface Fault {
        /** @return an HTTP status; 0 to pass the request on */
        int status(int request, int bodyBytes);
    }

    FaultyProxy(ClusterConnection cluster, Fault fault) throws IOException {
        this.target = cluster.url();
        this.fault = fault;
        this.client = HttpClient.newBuilder()
                .sslContext(cluster.sslContext().orElseThrow())
                .build();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Requests that it answered itself. */
    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = fault.status(requests.getAndIncrement(), body.length);
        if (status == 0) {
            passOn(exchange, body);
        } else {
            refused.incrementAndGet();
            exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            String error =
                    "{\"error\":{\"type\":\"made_up\",\"reason\":\"by the test\"},\"status\":%d}".formatted(status);
            answer(exchange, status, error.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void passOn(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String name : PASSED_ON) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            for (String name : PASSED_BACK) {
                response.headers()
                        .allValues(name)
                        .forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
            answer(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
