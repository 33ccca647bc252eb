package org.platewatch.devstack;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Asks servers, once and without patience, whether they can do their work by now. */
public final class Readiness {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private Readiness() {}

    /** Whether a broker has taken up service. */
    public static boolean kafkaServes(String bootstrapServers) {
        int limit = (int) ANSWER_LIMIT.toMillis();
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limit,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limit);
        try (Admin admin = Admin.create(client)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(limit, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether Elasticsearch lets its superuser in, which it does about a second later than it answers at all. */
    public static boolean elasticsearchServes(StackAccess access) {
        HttpRequest whoAmI = HttpRequest.newBuilder(access.elasticsearch().resolve("/_security/_authenticate"))
                .header("Authorization", access.authorization())
                .timeout(ANSWER_LIMIT)
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(access.sslContext())
                .connectTimeout(ANSWER_LIMIT)
                .build()) {
            return client.send(whoAmI, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
