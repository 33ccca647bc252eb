package org.platewatch.jobs.sink;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Where Elasticsearch is and how to talk to it.
 *
 * @param uris nodes to spread the requests over, {@code http} or {@code https}, all with the same path
 * @param caCertificates PEM text of the authorities to trust; empty for those of the JVM. Text, not a path: it is read
 *     where the job is submitted and travels to the task managers in the job graph
 */
public record ElasticsearchSettings(List<URI> uris, Credentials credentials, String caCertificates, BulkSettings bulk)
        implements Serializable {
    public ElasticsearchSettings {
        uris = List.copyOf(uris);
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(caCertificates, "caCertificates");
        Objects.requireNonNull(bulk, "bulk");
        if (uris.isEmpty()) {
            throw new IllegalArgumentException("Elasticsearch needs at least one URI");
        }
        uris.forEach(ElasticsearchSettings::checkUri);
        if (!caCertificates.isEmpty()) {
            Certificates.parse(caCertificates);
        }
    }

    /** A cluster without security at these URIs, with default bulk settings. */
    public static ElasticsearchSettings of(URI... uris) {
        return new ElasticsearchSettings(List.of(uris), Credentials.none(), "", BulkSettings.defaults());
    }

    public ElasticsearchSettings withCredentials(Credentials newCredentials) {
        return new ElasticsearchSettings(uris, newCredentials, caCertificates, bulk);
    }

    /** @throws IllegalArgumentException when the file cannot be read or holds no certificate */
    public ElasticsearchSettings withCaCertificates(Path pemFile) {
        try {
            return new ElasticsearchSettings(uris, credentials, Files.readString(pemFile), bulk);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read the CA certificates in " + pemFile + ".", e);
        }
    }

    public ElasticsearchSettings withBulk(BulkSettings newBulk) {
        return new ElasticsearchSettings(uris, credentials, caCertificates, newBulk);
    }

    private static void checkUri(URI uri) {
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw new IllegalArgumentException("'" + uri + "' is not an http or https URI with a host");
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException("The URI of " + uri.getHost() + " must not hold a password.");
        }
    }
}
