package org.platewatch.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays messages into Kafka: as fast as it takes them, or with a simulated day compressed into a given time. */
public final class Playback {
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int MAX_REQUEST_BYTES = 4 * 1024 * 1024;

    private final String bootstrapServers;
    private final double nanosPerMilli;
    private final AtomicLong published = new AtomicLong();
    private final AtomicReference<Instant> reached;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    private Playback(String bootstrapServers, Instant start, double nanosPerMilli) {
        this.bootstrapServers = bootstrapServers;
        this.nanosPerMilli = nanosPerMilli;
        this.reached = new AtomicReference<>(start);
    }

    /** Without regard to the messages' timestamps. */
    public static Playback atOnce(String bootstrapServers) {
        return new Playback(bootstrapServers, Instant.EPOCH, 0);
    }

    /** So that a day takes {@code playTime}; zero for as fast as it goes. */
    public static Playback of(CityDayConfig day, Duration playTime, String bootstrapServers) {
        return new Playback(
                bootstrapServers,
                day.start(),
                (double) playTime.toNanos() / day.duration().toMillis());
    }

    /**
     * Publishes all messages and returns when the broker has them.
     *
     * @throws IllegalStateException when Kafka refuses one
     */
    public void play(Stream<Message> messages) throws InterruptedException {
        Instant start = reached.get();
        long startedNanos = System.nanoTime();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            for (Iterator<Message> all = messages.iterator(); all.hasNext() && failure.get() == null; ) {
                Message message = all.next();
                if (nanosPerMilli > 0) {
                    waitFor(message.timestamp(), start, startedNanos);
                }
                send(message, producer);
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(
                    "Kafka refused a message: " + failure.get().getMessage(), failure.get());
        }
    }

    /** Messages that Kafka has taken so far. */
    public long published() {
        return published.get();
    }

    /** How far the day has come, where it is played in a given time. */
    public Instant reached() {
        return reached.get();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees every failure
    private void send(Message message, KafkaProducer<String, byte[]> producer) {
        producer.send(
                new ProducerRecord<>(
                        message.topic(),
                        null,
                        message.timestamp().toEpochMilli(),
                        message.key(),
                        message.value().orElse(null)),
                (metadata, problem) -> {
                    if (problem == null) {
                        published.incrementAndGet();
                    } else {
                        failure.compareAndSet(null, problem);
                    }
                });
    }

    private void waitFor(Instant timestamp, Instant start, long startedNanos) throws InterruptedException {
        if (timestamp.isAfter(reached.get())) {
            reached.set(timestamp);
        }
        double dueNanos = Duration.between(start, timestamp).toMillis() * nanosPerMilli;
        long aheadMillis = ((long) dueNanos + startedNanos - System.nanoTime()) / 1_000_000;
        if (aheadMillis > 0) {
            Thread.sleep(aheadMillis);
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                MAX_REQUEST_BYTES);
    }
}
