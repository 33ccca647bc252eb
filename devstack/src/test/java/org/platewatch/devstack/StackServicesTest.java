package org.platewatch.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.platewatch.devstack.Topics.Topic;
import org.platewatch.devstack.testing.StackExtension;
import org.platewatch.devstack.testing.TestStack;

/** What every stack serves, embedded or in Docker. */
@ExtendWith(StackExtension.class)
class StackServicesTest {

    private static final int LARGEST_FRAME_BYTES = 4 << 20;

    private final TestStack stack;
    private final Rest elastic;

    StackServicesTest(TestStack stack) {
        this.stack = stack;
        this.elastic = new Rest(stack.access());
    }

    @Test
    void shouldKeepNativeUsersToTheirRole() {
        elastic.send("PUT", "/services-reads/_doc/1?refresh=true", "{\"plate\":\"7ABC123\"}");
        elastic.send("PUT", "/services-secrets/_doc/1?refresh=true", "{\"plate\":\"7ABC123\"}");

        assertThat(elastic.send("PUT", "/_security/role/services_reader", """
                        {"indices": [{"names": ["services-reads"], "privileges": ["read"]}]}""").statusCode())
                .isEqualTo(200);
        assertThat(elastic.send("POST", "/_security/user/services-ida", """
                        {"password": "correct horse", "roles": ["services_reader"]}""").statusCode())
                .isEqualTo(200);

        Rest ida = elastic.as("services-ida", "correct horse");
        assertThat(ida.get("/services-reads/_search").body()).contains("7ABC123");
        assertThat(ida.get("/services-secrets/_search").statusCode()).isEqualTo(403);
        assertThat(ida.send("DELETE", "/services-reads/_doc/1", "").statusCode())
                .isEqualTo(403);
        assertThat(elastic.as("services-ida", "wrong horse")
                        .get("/services-reads/_search")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldIssueApiKeys() {
        assertThat(elastic.send("POST", "/_security/api_key", "{\"name\":\"services-key\"}")
                        .body())
                .contains("\"encoded\"");
    }

    @Test
    void shouldTakeTemplatesThatNameALifecycleAndAnUppercaseNormaliser() {
        String template = """
                {"index_patterns": ["services-lifecycle-*"], "template": {
                  "settings": {
                    "index.lifecycle.name": "reads", "index.lifecycle.parse_origination_date": true,
                    "index.lifecycle.rollover_alias": "services-lifecycle",
                    "analysis": {"normalizer": {"plate": {"type": "custom", "filter": ["uppercase"]}}}},
                  "mappings": {"properties": {"plate": {"type": "keyword", "normalizer": "plate"}}}}}""";
        assertThat(elastic.send("PUT", "/_index_template/services-lifecycle", template)
                        .statusCode())
                .isEqualTo(200);

        elastic.send("PUT", "/services-lifecycle-2026.11.23/_doc/1?refresh=true", "{\"plate\":\"7abc123\"}");

        String found = elastic.send("GET", "/services-lifecycle-*/_search", """
                {"query": {"prefix": {"plate": {"value": "7ABC"}}}}""").body();
        assertThat(found).contains("\"value\":1");
    }

    @Test
    void shouldRunWithTheBasicLicence() {
        assertThat(elastic.get("/_license").body())
                .containsPattern("\"type\" *: *\"basic\"")
                .containsPattern("\"status\" *: *\"active\"");
    }

    @Test
    void shouldRefusePlainHttp() {
        URI plain =
                URI.create("http://127.0.0.1:" + stack.access().elasticsearch().getPort());
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(HttpRequest.newBuilder(plain).build(), BodyHandlers.discarding()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldCarryTheLargestFrame() throws Exception {
        String topic = "services-frames";
        stack.createTopics(Topic.of(topic, 2), new Topic("services-compacted", 1, Map.of("cleanup.policy", "compact")));
        // again, as every start of a job does
        stack.createTopics(Topic.of(topic, 2));

        send(topic, new byte[LARGEST_FRAME_BYTES]);

        assertThat(read(topic))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).hasSize(LARGEST_FRAME_BYTES));
    }

    @Test
    void shouldNotCreateTopicsByItself() {
        assertThatThrownBy(() -> send("services-misspelt", new byte[1], Duration.ofSeconds(2)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldServeTheSameDataAtTheSameAddressAfterBothServersWereKilled() throws Exception {
        String topic = "services-survivors";
        stack.createTopics(Topic.of(topic, 2));
        send(topic, new byte[] {42});
        elastic.send("PUT", "/services-survivors/_doc/1?refresh=true", "{\"plate\":\"SURVIVOR\"}");
        StackAccess before = stack.access();

        stack.killElasticsearch();
        stack.killKafka();
        assertThat(Readiness.elasticsearchServes(before)).isFalse();
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(stack::startKafka),
                        CompletableFuture.runAsync(stack::startElasticsearch))
                .join();

        assertThat(stack.access()).isEqualTo(before);
        assertThat(read(topic))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).containsExactly(42));
        assertThat(elastic.get("/services-survivors/_doc/1").body()).contains("SURVIVOR");
    }

    private void send(String topic, byte[] value) throws ExecutionException, InterruptedException {
        send(topic, value, Duration.ofMinutes(1));
    }

    private void send(String topic, byte[] value, Duration patience) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                stack.access().bootstrapServers(),
                "max.request.size",
                LARGEST_FRAME_BYTES + 100_000,
                "max.block.ms",
                patience.toMillis());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, new byte[0], value)).get();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", stack.access().bootstrapServers());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (int i = 0; i < 60; i++) {
                List<ConsumerRecord<byte[], byte[]>> records =
                        consumer.poll(Duration.ofSeconds(1)).records(partition);
                if (!records.isEmpty()) {
                    return records;
                }
            }
            return List.of();
        }
    }
}
