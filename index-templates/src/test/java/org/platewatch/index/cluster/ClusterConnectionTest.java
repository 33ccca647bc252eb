package org.platewatch.index.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterConnectionTest {
    private static final Credentials SOMEBODY = Credentials.user("somebody", "secret");

    @ParameterizedTest
    @ValueSource(strings = {"search", "ftp://host", "https:///path", "https://me:secret@host:9200", "mailto:a@b"})
    void shouldRefuseWhatIsNoAddress(String url) {
        assertThatThrownBy(() -> new ClusterConnection(URI.create(url), "", SOMEBODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the address of Elasticsearch must be like https://host:9200, without user or password");
    }

    @Test
    void shouldNotSendASecretInTheClearToAnotherMachine() {
        assertThatThrownBy(() -> new ClusterConnection(URI.create("http://search.corona.gov:9200"), "", SOMEBODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must begin with https://");
    }

    @Test
    void shouldShowNoSecret() {
        assertThat(new ClusterConnection(URI.create("https://host:9200"), "", SOMEBODY))
                .hasToString("https://host:9200 as user somebody");
        assertThatThrownBy(() -> Credentials.apiKey("abc\n"))
                .hasMessage("the secret of the API key has a line break or control character");
    }

    @Test
    void shouldSayWhatIsWrongWithTheCaFile(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("none.crt");
        Path text = Files.writeString(folder.resolve("text.crt"), "not a certificate");
        Path empty = Files.writeString(folder.resolve("empty.crt"), "");

        assertThatThrownBy(() -> connection(missing)).hasMessage("The CA certificate " + missing + " cannot be read.");
        assertThatThrownBy(() -> connection(text))
                .hasMessage("The file " + text + " holds no CA certificate in PEM form.");
        assertThatThrownBy(() -> connection(empty))
                .hasMessage("The file " + empty + " holds no CA certificate in PEM form.");
    }

    @Test
    void shouldSayThatNothingListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertFault("http://127.0.0.1:" + port, "cannot be reached: nothing listens there.");
    }

    @Test
    void shouldTellOtherFaultsApart() {
        assertThat(sentence(new UnknownHostException("host"))).endsWith(": the host host is not known.");
        assertThat(sentence(new SSLPeerUnverifiedException("names")))
                .endsWith(" shows a certificate that is made out to another host than host.");
        assertThat(sentence(new SSLHandshakeException("no common protocol")))
                .endsWith(" does not speak TLS, or not with us: no common protocol.");
        assertThat(sentence(new SocketTimeoutException("1 MINUTES"))).endsWith(" does not answer in time.");
        assertThat(sentence(new IOException("outer", new EOFException("the end"))))
                .endsWith(" cannot be talked to: the end.");
    }

    private static String sentence(IOException fault) {
        return Unreachable.sentence(URI.create("https://host:9200"), fault);
    }

    private static void assertFault(String url, String sentence) throws IOException {
        try (ClusterClient cluster = new ClusterClient(new ClusterConnection(URI.create(url), "", SOMEBODY))) {
            assertThatThrownBy(() -> cluster.get("/_security/_authenticate"))
                    .isInstanceOf(ClusterException.class)
                    .hasMessage("Elasticsearch at " + url + " " + sentence);
        }
    }

    private static ClusterConnection connection(Path caFile) throws ClusterException {
        return ClusterConnection.of(URI.create("https://host:9200"), Optional.of(caFile), SOMEBODY);
    }
}
