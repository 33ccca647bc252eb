package org.platewatch.index.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platewatch.index.Retention;
import org.platewatch.index.cluster.ClusterClient;
import org.platewatch.index.cluster.ClusterConnection;
import org.platewatch.index.cluster.ClusterException;
import org.platewatch.index.cluster.Credentials;

/** What the server of the tests does not have: lifecycle management, here a stand-in that keeps policies. */
class InstallerTest {
    private final Map<String, String> stored = new ConcurrentHashMap<>();
    private HttpServer server;
    private ClusterClient cluster;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/_ilm/policy/", this::answer);
        server.start();
        cluster = new ClusterClient(new ClusterConnection(
                URI.create("http://localhost:" + server.getAddress().getPort()), "", Credentials.apiKey("a2V5")));
    }

    @AfterEach
    void stop() throws IOException {
        cluster.close();
        server.stop(0);
    }

    @Test
    void shouldRecogniseAPolicyInWhatElasticsearchWrapsAroundIt() throws ClusterException {
        List<Asset> policies = Assets.bundled().subList(0, 2);
        Installer installer = new Installer(cluster, policies, Retention.POLICY_462_4);

        installer.apply(installer.plan());

        assertThat(stored).hasSize(2);
        assertThat(installer.plan().changes())
                .extracting(Change::toString)
                .containsExactly(
                        "unchanged lifecycle policy platewatch-reads", "unchanged lifecycle policy platewatch-hits");
        assertThat(installer.plan().warnings()).isEmpty();
    }

    @Test
    void shouldNotEvenPlanAPolicyThatDeletesTooEarly() throws JsonProcessingException {
        Asset policy = Assets.bundled().get(0);
        Asset hasty = new Asset(
                policy.kind(),
                policy.name(),
                new JsonMapper().readTree(policy.body().toString().replace("403d", "365d")));

        assertThatThrownBy(() -> new Installer(cluster, List.of(hasty), Retention.POLICY_462_4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "policy platewatch-reads deletes an index after 365 days, but 403 are required");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (exchange.getRequestMethod().equals("PUT")) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            stored.put(name, body.substring(1, body.length() - 1));
            reply(exchange, 200, "{\"acknowledged\":true}");
        } else if (stored.containsKey(name)) {
            reply(
                    exchange,
                    200,
                    "{\"" + name + "\":{\"version\":3,\"modified_date\":\"2026-11-24T00:00:00.000Z\","
                            + stored.get(name) + ",\"in_use_by\":{\"indices\":[\"alpr-reads-2026.11.23\"]}}}");
        } else {
            reply(
                    exchange,
                    404,
                    "{\"error\":{\"reason\":\"Lifecycle policy not found: " + name + "\"},\"status\":404}");
        }
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
