package org.platewatch.index.cluster;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who asks. The secret is shown by no message and no {@code toString}.
 *
 * @param holder how messages name the asker, such as "user elastic"
 * @param authorization the value of the HTTP header
 */
public record Credentials(String holder, String authorization) implements Serializable {
    public Credentials {
        if (authorization.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the secret of " + holder + " has a line break or control character");
        }
    }

    /** A native user with a password. */
    public static Credentials user(String user, String password) {
        if (user.isEmpty() || user.contains(":")) {
            throw new IllegalArgumentException("a user name must not be empty or contain a colon");
        }
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Credentials("user " + user, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** An API key in the encoded form that Elasticsearch gives out. */
    public static Credentials apiKey(String encoded) {
        if (encoded.isEmpty()) {
            throw new IllegalArgumentException("the API key is empty");
        }
        return new Credentials("the API key", "ApiKey " + encoded);
    }

    @Override
    public String toString() {
        return holder;
    }
}
