package org.platewatch.devstack;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * How to reach a running stack.
 *
 * @param bootstrapServers Kafka's address, empty when the stack has no Kafka
 * @param elasticsearch the https address, {@code https://127.0.0.1:0} when the stack has no Elasticsearch
 * @param caCertificate PEM file with the certificate that signed Elasticsearch's own
 * @param user Elasticsearch's superuser
 * @param password that user's password, generated at the first start
 */
public record StackAccess(
        String bootstrapServers, URI elasticsearch, Path caCertificate, String user, String password) {

    public StackAccess {
        requireNonNull(bootstrapServers, "bootstrapServers");
        requireNonNull(elasticsearch, "elasticsearch");
        requireNonNull(caCertificate, "caCertificate");
        requireNonNull(user, "user");
        requireNonNull(password, "password");
    }

    /** The value of an {@code Authorization} header for the superuser. */
    public String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** TLS that trusts this stack's certificate and no other. */
    public SSLContext sslContext() {
        try (InputStream pem = Files.newInputStream(caCertificate)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "devstack", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new DevStackException("The stack's certificate " + caCertificate + " cannot be read.", e);
        }
    }

    /** Without the password, so that no log shows it. */
    @Override
    public String toString() {
        return "StackAccess[bootstrapServers=" + bootstrapServers + ", elasticsearch=" + elasticsearch
                + ", caCertificate=" + caCertificate + ", user=" + user + "]";
    }
}
