package org.platewatch.index.cluster;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.ConnectionClosedException;

/** Why a cluster could not be talked to, told from what the client threw. */
final class Unreachable {
    private Unreachable() {}

    static String sentence(URI url, IOException fault) {
        String at = "Elasticsearch at " + url;
        if (has(fault, UnknownHostException.class)) {
            return at + " cannot be reached: the host " + url.getHost() + " is not known.";
        }
        if (has(fault, SSLPeerUnverifiedException.class)) {
            return at + " shows a certificate that is made out to another host than " + url.getHost() + ".";
        }
        if (has(fault, CertificateException.class)) {
            return at
                    + " shows a certificate of an authority that is not trusted here: give this cluster's CA certificate.";
        }
        if (has(fault, SSLException.class)) {
            return at + " does not speak TLS, or not with us: "
                    + innermost(fault).getMessage() + ".";
        }
        if (has(fault, ConnectException.class)) {
            return at + " cannot be reached: nothing listens there.";
        }
        if (has(fault, SocketTimeoutException.class)) {
            return at + " does not answer in time.";
        }
        if (has(fault, ConnectionClosedException.class)) {
            return at + " closed the connection" + ("http".equals(url.getScheme()) ? ": it may want https." : ".");
        }
        return at + " cannot be talked to: " + innermost(fault).getMessage() + ".";
    }

    private static boolean has(Throwable fault, Class<? extends Throwable> type) {
        return causes(fault).anyMatch(type::isInstance);
    }

    private static Throwable innermost(Throwable fault) {
        return causes(fault).reduce((outer, inner) -> inner).orElse(fault);
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
    }
}
