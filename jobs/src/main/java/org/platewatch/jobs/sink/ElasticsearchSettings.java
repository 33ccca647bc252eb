package org.platewatch.jobs.sink;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.platewatch.index.cluster.ClusterConnection;
import org.platewatch.index.cluster.Credentials;

/**
 * Where Elasticsearch is and how to talk to it.
 *
 * @param uris nodes to spread the requests over, all with the same path
 * @param credentials they travel in the job graph, so their user should be able to write documents and nothing else
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
        for (URI uri : uris) {
            new ClusterConnection(uri, caCertificates, credentials); // one rule for all of Platewatch
        }
    }

    /** These nodes, with the JVM's own certificate authorities and the default bulk settings. */
    public static ElasticsearchSettings of(List<URI> uris, Credentials credentials) {
        return new ElasticsearchSettings(uris, credentials, "", BulkSettings.defaults());
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

    /** Trusts the given authorities and no other; empty where Java's own are to be trusted. */
    Optional<SSLContext> sslContext() {
        return new ClusterConnection(uris.get(0), caCertificates, credentials).sslContext();
    }
}
