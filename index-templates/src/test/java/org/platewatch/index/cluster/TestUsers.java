package org.platewatch.index.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Makes native users on a test's server. */
public final class TestUsers {
    private static final String PASSWORD = "only-for-this-test";

    private TestUsers() {}

    /** The connection of a new user who has that role and no other. */
    public static ClusterConnection withRole(ClusterConnection superuser, String role)
            throws ClusterException, IOException {
        String user = "test-" + role;
        try (ClusterClient cluster = new ClusterClient(superuser)) {
            String body = "{\"password\": \"" + PASSWORD + "\", \"roles\": [\"" + role + "\"]}";
            assertThat(cluster.put("/_security/user/" + user, new JsonMapper().readTree(body)))
                    .matches(ClusterClient.Answer::ok);
        }
        return new ClusterConnection(superuser.url(), superuser.caCertificates(), Credentials.user(user, PASSWORD));
    }
}
