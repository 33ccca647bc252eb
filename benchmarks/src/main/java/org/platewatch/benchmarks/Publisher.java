package org.platewatch.benchmarks;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.platewatch.simulation.Message;

/** Puts messages into Kafka as fast as it takes them. */
final class Publisher {
    private Publisher() {}

    static void publish(String bootstrapServers, Stream<Message> messages) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG, 20,
                        ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            messages.forEach(message -> producer.send(
                    new ProducerRecord<>(
                            message.topic(),
                            null,
                            message.timestamp().toEpochMilli(),
                            message.key(),
                            message.value().orElse(null)),
                    (metadata, problem) -> failure.compareAndSet(null, problem)));
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka refused a message: " + failure.get().getMessage(), failure.get());
        }
    }
}
