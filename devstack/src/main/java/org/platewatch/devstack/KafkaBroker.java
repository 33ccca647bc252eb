package org.platewatch.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/** A real broker in KRaft mode that is its own controller; plain text, on the loopback address only. */
public final class KafkaBroker extends EngineServer {

    /** A frame may have 4 MiB; the rest is for its headers and the batch around it. */
    private static final int LARGEST_BATCH_BYTES = 5 << 20;

    private final int controllerPort;
    private final int heapMebibytes;

    KafkaBroker(Path folder, int port, int controllerPort, int heapMebibytes, Surroundings surroundings) {
        super(Engine.KAFKA, folder, port, surroundings);
        this.controllerPort = controllerPort;
        this.heapMebibytes = heapMebibytes;
    }

    /** What a client is configured with. */
    public String bootstrapServers() {
        return address(port());
    }

    @Override
    void prepare() throws IOException {
        Files.writeString(serverProperties(), settings());
        Files.writeString(logSettings(), """
                rootLogger.level=INFO
                rootLogger.appenderRef.console.ref=console
                appender.console.type=Console
                appender.console.name=console
                appender.console.layout.type=PatternLayout
                appender.console.layout.pattern=[%d] %p %m (%c)%n
                # these repeat all settings of everything
                logger.config.name=org.apache.kafka.common.config.AbstractConfig
                logger.config.level=WARN
                """);
        if (Files.notExists(data().resolve("meta.properties"))) {
            format();
        }
    }

    private void format() {
        surroundings().user().own(folder());
        List<String> format = java(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of(
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        Uuid.randomUuid().toString(),
                        "-c",
                        serverProperties().toString()));
        Shell.Outcome outcome = Shell.run(surroundings().user().command(format), Map.of(), "", folder());
        if (!outcome.succeeded()) {
            throw new DevStackException("Kafka's storage in " + data() + " could not be made: "
                    + outcome.output().lines().reduce("", (earlier, last) -> last));
        }
    }

    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%2$s
                listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
                advertised.listeners=PLAINTEXT://%1$s
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                message.max.bytes=%4$d
                replica.fetch.max.bytes=%4$d
                # one broker
                default.replication.factor=1
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                # one machine
                offsets.topic.num.partitions=4
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.num.partitions=4
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=16777216
                # what Flink's transactional sink asks for
                transaction.max.timeout.ms=3600000
                """.formatted(address(port()), address(controllerPort), data(), LARGEST_BATCH_BYTES);
    }

    @Override
    List<String> command() {
        List<String> options =
                new ArrayList<>(List.of("-Xms128m", "-Xmx" + heapMebibytes + "m", "-XX:+ExitOnOutOfMemoryError"));
        options.addAll(surroundings().startOptions());
        return java(options, List.of("kafka.Kafka", serverProperties().toString()));
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }

    @Override
    boolean isReady() {
        return Readiness.kafkaServes(bootstrapServers());
    }

    private List<String> java(List<String> options, List<String> main) {
        return Stream.of(
                        List.of(
                                surroundings().java().toString(),
                                "-Dlog4j2.configurationFile=" + logSettings(),
                                "-cp",
                                surroundings().distribution().kafkaLibs() + "/*"),
                        options,
                        main)
                .flatMap(List::stream)
                .toList();
    }

    private Path data() {
        return folder().resolve("data");
    }

    private Path serverProperties() {
        return folder().resolve("server.properties");
    }

    private Path logSettings() {
        return folder().resolve("log4j2.properties");
    }

    static String address(int port) {
        return "127.0.0.1:" + port;
    }
}
