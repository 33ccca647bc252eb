package org.platewatch.jobs.deadletter;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.platewatch.events.DeadLetter;
import org.platewatch.events.Topics;

/** Publishes dead letters to {@link Topics#DEAD_LETTERS}; one counts as safe once all replicas in sync have it. */
public final class KafkaDeadLetterPublisher implements DeadLetterPublisher {
    /** What matters more than the caller's settings would be wrong; what is merely sensible may be overridden. */
    private static final Map<String, Object> DEFAULTS = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000,
            ProducerConfig.LINGER_MS_CONFIG, 5,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 << 20);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;

    KafkaDeadLetterPublisher(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * @param properties Kafka producer properties, at least {@code bootstrap.servers}; acknowledgement by all replicas
     *     is not negotiable
     */
    public static Factory factory(Map<String, String> properties) {
        return new ProducerFactory(Map.copyOf(properties));
    }

    @Override
    public CompletionStage<Void> publish(DeadLetter letter) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        send(letter, acknowledged, true);
        return acknowledged;
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the same, without a thread to wait
    private void send(DeadLetter letter, CompletableFuture<Void> acknowledged, boolean mayLeaveOutValue) {
        try {
            producer.send(DeadLetterRecords.toRecord(letter), (metadata, error) -> {
                if (error == null) {
                    acknowledged.complete(null);
                } else if (error instanceof RecordTooLargeException && mayLeaveOutValue) {
                    send(withoutValue(letter), acknowledged, false);
                } else {
                    acknowledged.completeExceptionally(error);
                }
            });
        } catch (KafkaException e) {
            acknowledged.completeExceptionally(e);
        }
    }

    /** A letter that no broker takes would be tried for ever; its reason then says that the value is missing. */
    private static DeadLetter withoutValue(DeadLetter letter) {
        String reason = letter.reason() + " (its " + letter.value().length
                + " bytes are too large for the topic and were left out)";
        return new DeadLetter(
                letter.stage(),
                letter.category(),
                reason,
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.key(),
                new byte[0],
                letter.headers());
    }

    private record ProducerFactory(Map<String, String> properties) implements Factory, Serializable {
        @Override
        public DeadLetterPublisher open() {
            Map<String, Object> all = new HashMap<>(DEFAULTS);
            all.putAll(properties);
            all.put(ProducerConfig.ACKS_CONFIG, "all");
            // instances, not names: names would be looked up in whatever class loader the thread carries
            return new KafkaDeadLetterPublisher(
                    new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()));
        }
    }
}
