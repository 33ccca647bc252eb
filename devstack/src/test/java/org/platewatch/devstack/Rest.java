package org.platewatch.devstack;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Elasticsearch's REST interface as one user sees it. */
final class Rest {

    private final StackAccess access;

    Rest(StackAccess access) {
        this.access = access;
    }

    Rest as(String user, String password) {
        return new Rest(new StackAccess(
                access.bootstrapServers(), access.elasticsearch(), access.caCertificate(), user, password));
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> send(String method, String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(access.elasticsearch().resolve(path))
                .header("Authorization", access.authorization())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(access.sslContext()).build()) {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
