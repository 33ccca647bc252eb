package org.platewatch.cli.demo;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.platewatch.events.Hit;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Topics;
import org.platewatch.events.frame.FrameBinding;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.simulation.street.StreetDay;
import org.platewatch.simulation.street.StreetPass;

/** Publishes what a street camera sees, and compares what is read in it with the truth. */
final class StreetFeed {
    private final StreetDay day;
    private final Map<String, PlateRead> readById = new HashMap<>();
    private final Map<String, Hit> hitByEntry = new HashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final AtomicInteger published = new AtomicInteger();

    StreetFeed(StreetDay day) {
        this.day = day;
    }

    /**
     * How far the frames have come.
     *
     * @param frames that Kafka took
     * @param reads made of them
     * @param right passes whose plate was read exactly
     * @param hits wanted cars that were hit
     */
    record Score(int frames, int reads, int right, int hits) {}

    /** Publishes everything and returns when Kafka has it. */
    void publish(String bootstrapServers) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        FrameBinding.MAX_BYTES + 256 * 1024),
                new StringSerializer(),
                new ByteArraySerializer())) {
            Iterator<ProducerRecord<String, byte[]>> records = day.records();
            while (records.hasNext() && failure.get() == null) {
                send(records.next(), producer);
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException(
                    "Kafka refused a frame: " + failure.get().getMessage(), failure.get());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees every failure
    private void send(ProducerRecord<String, byte[]> record, KafkaProducer<String, byte[]> producer) {
        producer.send(record, (metadata, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            } else if (record.topic().equals(Topics.FRAMES)) {
                published.incrementAndGet();
            }
        });
    }

    /** Takes a message of {@code alpr.reads}. */
    synchronized void read(byte[] json) {
        try {
            PlateRead read = JsonCodec.PLATE_READ.decode(json);
            readById.put(read.id(), read);
        } catch (InvalidEventException e) {
            throw new IllegalStateException("the job wrote a read that is none: " + e.getMessage(), e);
        }
    }

    /** Takes a hit if it is one of a car of this street. */
    synchronized boolean takes(Hit hit) {
        boolean ours = day.wanted().stream().map(StreetDay::entryId).anyMatch(hit.entryId()::equals);
        if (ours) {
            hitByEntry.put(hit.entryId(), hit);
        }
        return ours;
    }

    synchronized Score score() {
        long right = readById.values().stream()
                .flatMap(read -> day.passOf(read).filter(pass -> isOf(read, pass)).stream())
                .distinct()
                .count();
        return new Score(published.get(), readById.size(), (int) right, hitByEntry.size());
    }

    private static boolean isOf(PlateRead read, StreetPass pass) {
        return read.plate().equals(pass.registration().plate());
    }
}
