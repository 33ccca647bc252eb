package org.platewatch.devstack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.platewatch.devstack.DevStackException;
import org.platewatch.devstack.Readiness;
import org.platewatch.devstack.StackAccess;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The servers as the images that their makers publish. */
final class DockerTestStack implements TestStack, AutoCloseable {

    private static final String KAFKA_IMAGE = "apache/kafka:4.2.0";
    private static final String ELASTICSEARCH_IMAGE = "docker.elastic.co/elasticsearch/elasticsearch:9.5.3";
    private static final String CA_IN_CONTAINER = "/usr/share/elasticsearch/config/certs/http_ca.crt";
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private final KafkaContainer kafka;
    private final GenericContainer<?> elasticsearch;
    private final StackAccess access;

    private DockerTestStack(KafkaContainer kafka, GenericContainer<?> elasticsearch, StackAccess access) {
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
        this.access = access;
    }

    static DockerTestStack start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new DevStackException("The system property docker asks for Docker's images, but no Docker engine"
                    + " answers here: start one, or leave -Ddocker out to use the embedded stack.");
        }
        String password = randomPassword();
        KafkaContainer kafka = kafka();
        GenericContainer<?> elasticsearch = elasticsearch(password);
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(kafka::start), CompletableFuture.runAsync(elasticsearch::start))
                .join();
        StackAccess access = new StackAccess(
                kafka.getBootstrapServers(),
                URI.create("https://localhost:" + elasticsearch.getMappedPort(9200)),
                caCertificate(elasticsearch),
                "elastic",
                password);
        await("Elasticsearch", () -> Readiness.elasticsearchServes(access));
        return new DockerTestStack(kafka, elasticsearch, access);
    }

    private static KafkaContainer kafka() {
        KafkaContainer container = new KafkaContainer(DockerImageName.parse(KAFKA_IMAGE))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(5 << 20))
                .withEnv("KAFKA_REPLICA_FETCH_MAX_BYTES", Integer.toString(5 << 20))
                .withEnv("KAFKA_TRANSACTION_MAX_TIMEOUT_MS", "3600000");
        bindFreePort(container, 9092);
        return container;
    }

    private static GenericContainer<?> elasticsearch(String password) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(ELASTICSEARCH_IMAGE))
                .withEnv("discovery.type", "single-node")
                .withEnv("cluster.name", "platewatch")
                .withEnv("xpack.license.self_generated.type", "basic")
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx1g")
                .withEnv("ELASTIC_PASSWORD", password)
                .withExposedPorts(9200)
                .waitingFor(Wait.forLogMessage(".*started.*", 1).withStartupTimeout(START_LIMIT));
        bindFreePort(container, 9200);
        return container;
    }

    /**
     * Docker picks another port at each start unless it is told one, and clients shall find a restarted server again.
     */
    private static void bindFreePort(GenericContainer<?> container, int port) {
        try (ServerSocket free = new ServerSocket(0)) {
            container.setPortBindings(List.of(free.getLocalPort() + ":" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path caCertificate(GenericContainer<?> container) {
        try {
            Path file = Files.createTempFile("platewatch-ca", ".crt");
            file.toFile().deleteOnExit();
            container.copyFileFromContainer(CA_IN_CONTAINER, file.toString());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public StackAccess access() {
        return access;
    }

    @Override
    public void killElasticsearch() {
        kill(elasticsearch);
    }

    @Override
    public void startElasticsearch() {
        startAgain(elasticsearch);
        await("Elasticsearch", () -> Readiness.elasticsearchServes(access));
    }

    @Override
    public void killKafka() {
        kill(kafka);
    }

    @Override
    public void startKafka() {
        startAgain(kafka);
        await("Kafka", () -> Readiness.kafkaServes(access.bootstrapServers()));
    }

    @Override
    public void close() {
        kafka.stop();
        elasticsearch.stop();
    }

    private static void kill(GenericContainer<?> container) {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    private static void startAgain(GenericContainer<?> container) {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    private static void await(String server, BooleanSupplier serves) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!serves.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new DevStackException(
                        server + " in Docker did not serve within " + START_LIMIT.toMinutes() + " minutes.");
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }

    private static String randomPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "Docker images " + KAFKA_IMAGE + " and " + ELASTICSEARCH_IMAGE;
    }
}
