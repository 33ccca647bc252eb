package org.platewatch.index.cluster;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/**
 * Where a cluster is and who asks. It carries the text of the CA certificate, not its file, so that a job may take it
 * to other machines.
 *
 * @param url base address; https, or http to this machine only
 * @param caCertificates PEM text of the authorities to trust instead of Java's own; empty for Java's own
 */
public record ClusterConnection(URI url, String caCertificates, Credentials credentials) implements Serializable {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException with a sentence, if the address or the certificates are not usable */
    public ClusterConnection {
        boolean https = "https".equals(url.getScheme());
        if (url.getHost() == null || !(https || "http".equals(url.getScheme())) || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address of Elasticsearch must be like https://host:9200, without user or password");
        }
        if (!https && !THIS_MACHINE.contains(url.getHost())) {
            throw new IllegalArgumentException(
                    "the address of Elasticsearch must begin with https://, or the password would be readable on the way");
        }
        if (!caCertificates.isEmpty()) {
            trusting(caCertificates);
        }
    }

    /** A connection that trusts the authorities in a PEM file, or Java's own if there is none. */
    public static ClusterConnection of(URI url, Optional<Path> caFile, Credentials credentials)
            throws ClusterException {
        return new ClusterConnection(url, caFile.isEmpty() ? "" : readCertificates(caFile.get()), credentials);
    }

    private static String readCertificates(Path file) throws ClusterException {
        try {
            String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
            trusting(pem);
            return pem;
        } catch (IOException e) {
            throw new ClusterException("The CA certificate " + file + " cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw new ClusterException("The file " + file + " holds no CA certificate in PEM form.", e);
        }
    }

    /** A client for the low-level API and for the transport of elasticsearch-java; whoever opens it closes it. */
    public Rest5Client open() {
        var builder = Rest5Client.builder(url)
                .setDefaultHeaders(new Header[] {new BasicHeader("Authorization", credentials.authorization(), true)})
                .setConnectionConfigCallback(c -> c.setConnectTimeout(Timeout.of(CONNECT_TIMEOUT)))
                .setRequestConfigCallback(c -> c.setResponseTimeout(Timeout.of(RESPONSE_TIMEOUT)));
        sslContext().ifPresent(builder::setSSLContext);
        return builder.build();
    }

    /** Trusts these authorities and no other; empty where Java's own are to be trusted. */
    public Optional<SSLContext> sslContext() {
        return caCertificates.isEmpty() ? Optional.empty() : Optional.of(trusting(caCertificates));
    }

    private static SSLContext trusting(String pem) {
        try {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)));
            if (certificates.isEmpty()) {
                throw new GeneralSecurityException("no certificate");
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate : certificates) {
                trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the CA certificates are not in PEM form", e);
        }
    }

    @Override
    public String toString() {
        return url + " as " + credentials;
    }
}
