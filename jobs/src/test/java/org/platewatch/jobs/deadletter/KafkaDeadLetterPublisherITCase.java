package org.platewatch.jobs.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.platewatch.devstack.Topics.Topic;
import org.platewatch.devstack.testing.StackExtension;
import org.platewatch.devstack.testing.TestStack;
import org.platewatch.events.DeadLetter;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.Topics;
import org.platewatch.jobs.fixtures.DeadLetterTopic;

@ExtendWith(StackExtension.class)
class KafkaDeadLetterPublisherITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NINE_MEBIBYTES = 9 << 20;

    private final String kafka;

    KafkaDeadLetterPublisherITCase(TestStack stack) {
        this.kafka = stack.access().bootstrapServers();
        stack.createTopics(Topic.of(Topics.DEAD_LETTERS, 2));
    }

    @Test
    void shouldKeepTheBytesAndSayInHeadersWhatWasWrong() {
        byte[] untouched = {0, -1, '{', 10};

        publish(letter("publisher-1", untouched), kafka);

        ConsumerRecord<String, byte[]> found = only("publisher-1");
        assertThat(found.value()).isEqualTo(untouched);
        assertThat(header(found, DeadLetterRecords.STAGE)).isEqualTo("decode");
        assertThat(header(found, DeadLetterRecords.CATEGORY)).isEqualTo("malformed");
        assertThat(header(found, DeadLetterRecords.REASON)).isEqualTo("no JSON");
        assertThat(header(found, DeadLetterRecords.TOPIC)).isEqualTo("alpr.reads.external");
        assertThat(header(found, DeadLetterRecords.PARTITION)).isEqualTo("3");
        assertThat(header(found, DeadLetterRecords.OFFSET)).isEqualTo("42");
    }

    @Test
    void shouldKeepTheReasonOfWhatTheTopicCannotHold() {
        publish(letter("publisher-2", new byte[NINE_MEBIBYTES]), kafka);

        ConsumerRecord<String, byte[]> found = only("publisher-2");
        assertThat(found.serializedValueSize()).isZero();
        assertThat(header(found, DeadLetterRecords.REASON))
                .isEqualTo("no JSON (its 9437184 bytes are too large for the topic and were left out)");
    }

    @Test
    void shouldSayThatALetterIsNotSafeWhenThereIsNoBroker() {
        try (DeadLetterPublisher publisher = KafkaDeadLetterPublisher.factory(Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "127.0.0.1:1",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        "200"))
                .open()) {
            assertThat(publisher.publish(letter("publisher-3", new byte[0])).toCompletableFuture())
                    .failsWithin(PATIENCE);
        }
    }

    private static void publish(DeadLetter letter, String kafka) {
        try (DeadLetterPublisher publisher = KafkaDeadLetterPublisher.factory(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))
                .open()) {
            assertThat(publisher.publish(letter).toCompletableFuture()).succeedsWithin(PATIENCE);
        }
    }

    private ConsumerRecord<String, byte[]> only(String key) {
        List<ConsumerRecord<String, byte[]>> found = new DeadLetterTopic(kafka).withKeyPrefix(key);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static DeadLetter letter(String key, byte[] value) {
        return new DeadLetter(
                "decode",
                DeadLetterCategory.MALFORMED,
                "no JSON",
                "alpr.reads.external",
                3,
                42,
                key.getBytes(UTF_8),
                value);
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
