package org.platewatch.devstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Elasticsearch server: one node, security and TLS on, basic licence, on the loopback address only. */
public final class ElasticsearchServer extends EngineServer {

    private static final String SUPERUSER = "elastic";
    private static final int FIRST_HEAP_MEBIBYTES = 256;

    private final int transportPort;
    private final int heapMebibytes;
    private final DataFolder dataFolder;

    ElasticsearchServer(
            Path folder,
            int port,
            int transportPort,
            int heapMebibytes,
            DataFolder dataFolder,
            Surroundings surroundings) {
        super(Engine.ELASTICSEARCH, folder, port, surroundings);
        this.transportPort = transportPort;
        this.heapMebibytes = heapMebibytes;
        this.dataFolder = dataFolder;
    }

    /** The https address. */
    public URI uri() {
        return uri(port());
    }

    /** The folder of the server's own log files, its query log among them. */
    public Path logs() {
        return folder().resolve("logs");
    }

    static URI uri(int port) {
        return URI.create("https://127.0.0.1:" + port);
    }

    /** The superuser, and that user's password in this data folder. */
    static StackAccess access(String bootstrapServers, int port, DataFolder dataFolder) {
        return new StackAccess(
                bootstrapServers,
                uri(port),
                dataFolder.caCertificate(),
                SUPERUSER,
                dataFolder.secret(SUPERUSER + ".password"));
    }

    @Override
    void prepare() throws IOException {
        Files.createDirectories(config().resolve("jvm.options.d"));
        Files.createDirectories(logs());
        Files.createDirectories(temporary());
        Path shipped = surroundings().distribution().elasticsearch().resolve("config");
        Files.writeString(config().resolve("jvm.options"), Files.readString(shipped.resolve("jvm.options")));
        Files.writeString(config().resolve("log4j2.properties"), loggingThatKeepsQueries(shipped));
        Files.write(config().resolve("jvm.options.d/devstack.options"), jvmOptions());
        Files.writeString(config().resolve("elasticsearch.yml"), settings());
        if (Files.notExists(config().resolve("node.key")) || Files.notExists(dataFolder.caCertificate())) {
            NodeCertificate certificate =
                    NodeCertificate.generate(surroundings().jdk());
            Files.writeString(dataFolder.caCertificate(), certificate.authority());
            Files.writeString(config().resolve("ca.crt"), certificate.authority());
            Files.writeString(config().resolve("node.crt"), certificate.certificate());
            DataFolder.writePrivate(config().resolve("node.key"), certificate.privateKey());
        }
        if (Files.notExists(keystore())) {
            storePassword();
        }
    }

    private void storePassword() throws IOException {
        surroundings().user().own(folder());
        Shell.Outcome outcome = Shell.run(
                surroundings()
                        .user()
                        .command(List.of(
                                program("elasticsearch-keystore"), "add", "--stdin", "--force", "bootstrap.password")),
                environment(),
                dataFolder.secret(SUPERUSER + ".password"),
                folder());
        if (!outcome.succeeded()) {
            throw new DevStackException("Elasticsearch's key store could not be made: " + outcome.output());
        }
        Files.setPosixFilePermissions(keystore(), PosixFilePermissions.fromString("rw-------"));
    }

    /** The server's own settings, except that no line of the query log is dropped or deleted: it is evidence. */
    private static String loggingThatKeepsQueries(Path shipped) throws IOException {
        return Files.readString(shipped.resolve("log4j2.properties")) + """

                appender.querylog_async.blocking=true
                appender.querylog.strategy.fileIndex=nomax
                """;
    }

    private List<String> jvmOptions() {
        // the server touches its first heap at once, which costs seconds when that is the whole of it
        List<String> options = new ArrayList<>(
                List.of("-Xms" + Math.min(FIRST_HEAP_MEBIBYTES, heapMebibytes) + "m", "-Xmx" + heapMebibytes + "m"));
        options.addAll(surroundings().startOptions());
        return options;
    }

    private String settings() {
        return """
                cluster.name: platewatch
                node.name: devstack
                discovery.type: single-node
                path.data: "%1$s"
                path.logs: "%2$s"
                network.host: 127.0.0.1
                http.port: %3$d
                transport.port: %4$d
                xpack.license.self_generated.type: basic
                xpack.security.enabled: true
                xpack.security.autoconfiguration.enabled: false
                xpack.security.http.ssl.enabled: true
                xpack.security.http.ssl.key: node.key
                xpack.security.http.ssl.certificate: node.crt
                xpack.security.transport.ssl.enabled: true
                xpack.security.transport.ssl.verification_mode: certificate
                xpack.security.transport.ssl.key: node.key
                xpack.security.transport.ssl.certificate: node.crt
                xpack.security.transport.ssl.certificate_authorities: ca.crt
                # absolute, since a big disk that is fairly full still has room for a stack
                cluster.routing.allocation.disk.watermark.low: 1gb
                cluster.routing.allocation.disk.watermark.high: 750mb
                cluster.routing.allocation.disk.watermark.flood_stage: 500mb
                """.formatted(folder().resolve("data"), logs(), port(), transportPort);
    }

    @Override
    List<String> command() {
        return List.of(program("elasticsearch"), "--pidfile", serverPidFile().toString());
    }

    @Override
    Map<String, String> environment() {
        return Map.of(
                "ES_JAVA_HOME", surroundings().jdk().toString(),
                "ES_PATH_CONF", config().toString(),
                "ES_TMPDIR", temporary().toString());
    }

    @Override
    Path serverPidFile() {
        return folder().resolve("server.pid");
    }

    @Override
    boolean isReady() {
        return Readiness.elasticsearchServes(access("", port(), dataFolder));
    }

    private String program(String name) {
        return surroundings()
                .distribution()
                .elasticsearch()
                .resolve("bin")
                .resolve(name)
                .toString();
    }

    private Path config() {
        return folder().resolve("config");
    }

    private Path keystore() {
        return config().resolve("elasticsearch.keystore");
    }

    private Path temporary() {
        return folder().resolve("tmp");
    }
}
