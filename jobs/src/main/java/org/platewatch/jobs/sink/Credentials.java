package org.platewatch.jobs.sink;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * What the sink shows to Elasticsearch; it travels inside the job graph, so the user should be able to write and
 * nothing else.
 *
 * @param authorization value of the HTTP header {@code Authorization}; empty for none
 */
public record Credentials(String authorization) implements Serializable {
    public Credentials {
        Objects.requireNonNull(authorization, "authorization");
    }

    /** For a cluster without security. */
    public static Credentials none() {
        return new Credentials("");
    }

    public static Credentials password(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Credentials("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** @param encoded the key as Elasticsearch hands it out in {@code encoded} */
    public static Credentials apiKey(String encoded) {
        return new Credentials("ApiKey " + encoded);
    }

    /** Does not give the secret away. */
    @Override
    public String toString() {
        return authorization.isEmpty() ? "Credentials[none]" : "Credentials[set]";
    }
}
