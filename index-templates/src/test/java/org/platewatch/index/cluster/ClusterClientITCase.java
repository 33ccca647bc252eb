package org.platewatch.index.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.platewatch.index.install.Installer;

@ExtendWith(TestCluster.class)
class ClusterClientITCase {
    private static final ObjectMapper JSON = new JsonMapper();

    private final ClusterConnection superuser;

    ClusterClientITCase(ClusterConnection superuser) {
        this.superuser = superuser;
    }

    @Test
    void shouldSayThatAPasswordIsWrong() throws IOException {
        assertFault(
                as(Credentials.user("elastic", "guessed")),
                "does not accept user elastic: unknown, or the secret is wrong.");
        assertFault(
                as(Credentials.apiKey("Z3Vlc3NlZDpndWVzc2Vk")),
                "does not accept the API key: unknown, or the secret is wrong.");
    }

    @Test
    void shouldTrustNoCertificateOfAnotherAuthority() throws IOException {
        String other;
        try (InputStream pem = ClusterClientITCase.class.getResourceAsStream("other-ca.crt")) {
            other = new String(pem.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        String sentence = "shows a certificate of an authority that is not trusted here: give this cluster's CA"
                + " certificate.";

        assertFault(new ClusterConnection(superuser.url(), other, superuser.credentials()), sentence);
        assertFault(new ClusterConnection(superuser.url(), "", superuser.credentials()), sentence);
    }

    @Test
    void shouldSayThatTheServerWantsTls() throws IOException {
        URI plain = URI.create("http://127.0.0.1:" + superuser.url().getPort());

        assertFault(
                new ClusterConnection(plain, "", superuser.credentials()), "closed the connection: it may want https.");
    }

    @Test
    void shouldNameThePrivilegesThatAreMissing() throws IOException, ClusterException {
        ClusterConnection watcher;
        try (ClusterClient cluster = new ClusterClient(superuser)) {
            cluster.put("/_security/role/onlooker", JSON.readTree("{\"cluster\": [\"monitor\"]}"));
            watcher = TestUsers.withRole(superuser, "onlooker");
        }

        try (ClusterClient cluster = new ClusterClient(watcher)) {
            assertThatThrownBy(() -> cluster.put("/_security/role/mine", JSON.readTree("{\"cluster\": [\"all\"]}")))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageStartingWith("User test-onlooker may not PUT /_security/role/mine: that needs one of the"
                            + " cluster privileges ")
                    .hasMessageContaining("manage_security, all.");
            assertThatThrownBy(() -> Installer.of(cluster).plan())
                    .isInstanceOf(ClusterException.class)
                    .hasMessageStartingWith("User test-onlooker may not GET /_")
                    .hasMessageContaining("manage");
        }
    }

    @Test
    void shouldComeInWithAnApiKey() throws IOException, ClusterException {
        String key;
        try (ClusterClient cluster = new ClusterClient(superuser)) {
            key = cluster.put("/_security/api_key", JSON.readTree("{\"name\": \"test\"}"))
                    .body()
                    .path("encoded")
                    .asText();
        }

        try (ClusterClient cluster = new ClusterClient(as(Credentials.apiKey(key)))) {
            assertThat(cluster.get("/_security/_authenticate")
                            .body()
                            .at("/api_key/name")
                            .asText())
                    .isEqualTo("test");
        }
    }

    private ClusterConnection as(Credentials credentials) {
        return new ClusterConnection(superuser.url(), superuser.caCertificates(), credentials);
    }

    private static void assertFault(ClusterConnection connection, String sentence) throws IOException {
        try (ClusterClient cluster = new ClusterClient(connection)) {
            assertThatThrownBy(() -> cluster.get("/_security/_authenticate"))
                    .isInstanceOf(ClusterException.class)
                    .hasMessage("Elasticsearch at " + connection.url() + " " + sentence);
        }
    }
}
