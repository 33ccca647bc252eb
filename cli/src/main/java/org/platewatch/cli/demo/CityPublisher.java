package org.platewatch.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.platewatch.simulation.CityDay;
import org.platewatch.simulation.Message;

/** Plays a simulated day into Kafka, as fast as it goes or compressed into a given time. */
final class CityPublisher {
    private final CityDay day;
    private final String bootstrapServers;
    private final Duration playTime;
    private final AtomicLong published = new AtomicLong();
    private final AtomicReference<Instant> cityTime;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** @param playTime how long the day takes; zero for as fast as it goes */
    CityPublisher(CityDay day, String bootstrapServers, Duration playTime) {
        this.day = day;
        this.bootstrapServers = bootstrapServers;
        this.playTime = playTime;
        this.cityTime = new AtomicReference<>(day.config().start());
    }

    /** Publishes the whole day and returns when the broker has all of it. */
    void publish() throws Exception {
        long startedNanos = System.nanoTime();
        Iterator<Message> messages = day.iterator();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.LINGER_MS_CONFIG, 5,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024),
                new StringSerializer(),
                new ByteArraySerializer())) {
            while (messages.hasNext() && failure.get() == null) {
                Message message = messages.next();
                waitFor(message.timestamp(), startedNanos);
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
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka refused a message: " + failure.get().getMessage(), failure.get());
        }
    }

    long published() {
        return published.get();
    }

    /** How far the simulated day has come. */
    Instant cityTime() {
        return cityTime.get();
    }

    private void waitFor(Instant timestamp, long startedNanos) throws InterruptedException {
        if (timestamp.isAfter(cityTime.get())) {
            cityTime.set(timestamp);
        }
        double share = (double) Duration.between(day.config().start(), timestamp).toMillis()
                / day.config().duration().toMillis();
        long dueNanos = startedNanos + (long) (share * playTime.toNanos());
        long aheadMillis = (dueNanos - System.nanoTime()) / 1_000_000;
        if (aheadMillis > 0) {
            Thread.sleep(aheadMillis);
        }
    }
}
