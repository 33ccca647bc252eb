package org.platewatch.cli.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.platewatch.events.frame.FrameBinding;

/**
 * Publishes the pictures of one source, at a pace. The frames of a camera lie in one partition, so they are
 * acknowledged in their order, and the last acknowledged one says how far it is.
 */
public final class FramePublisher implements AutoCloseable {
    private static final int MAX_REQUEST_BYTES = FrameBinding.MAX_BYTES + 256 * 1024;
    private static final long MAX_IN_FLIGHT_BYTES = 32L * 1024 * 1024;
    private static final int BATCH_BYTES = 512 * 1024;
    private static final int LINGER_MILLIS = 5;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);
    private static final long NANOS_BETWEEN_SAVES = TimeUnit.SECONDS.toNanos(1);
    private static final int SAVES_BETWEEN_NOTES = 5;

    /** Keeps how far it is. */
    @FunctionalInterface
    public interface Keeper {
        void keep(Reached reached) throws IOException;
    }

    private final PublishingCamera camera;
    private final String sourceName;
    private final Keeper keeper;
    private final Consumer<String> notes;
    private final KafkaProducer<String, byte[]> producer;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicReference<Reached> reached = new AtomicReference<>(Reached.NOTHING);
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final long startedNanos = System.nanoTime();

    private Reached kept = Reached.NOTHING;
    private long keptNanos = startedNanos;
    private int saves;

    /**
     * @param sourceName the source in the frames' ids
     * @param notes gets sentences for people while it publishes
     */
    public FramePublisher(
            String bootstrapServers,
            PublishingCamera camera,
            String sourceName,
            Keeper keeper,
            Consumer<String> notes) {
        this.camera = camera;
        this.sourceName = sourceName;
        this.keeper = keeper;
        this.notes = notes;
        this.producer =
                new KafkaProducer<>(settings(bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Publishes until the source ends or {@link #stop} is called, and returns when the brokers have it all.
     *
     * @throws IOException if the source cannot go on, or Kafka refuses a frame; what was acknowledged is kept
     */
    public void publish(FrameSource source, Pace pace) throws IOException, InterruptedException {
        long firstNanos = System.nanoTime();
        try {
            for (long sent = 0; waitFor(firstNanos + pace.nanosUntil(sent)); ) {
                Optional<Offer> next = source.next();
                if (next.isEmpty()) {
                    break;
                }
                switch (next.get()) {
                    case Picture picture -> {
                        send(picture);
                        sent++;
                    }
                    case Refusal refusal -> {
                        refused.incrementAndGet();
                        notes.accept(refusal.sentence());
                    }
                }
                keepNowAndThen();
            }
        } finally {
            producer.flush();
            keep();
        }
        if (failure.get() != null) {
            throw new IOException("Kafka did not take a frame: " + failure.get().getMessage(), failure.get());
        }
    }

    /** Ends {@link #publish}, from another thread. */
    public void stop() {
        stopped.countDown();
    }

    /** What the brokers have of this run. */
    public Published published() {
        return new Published(
                frames.get(), bytes.get(), refused.get(), Duration.ofNanos(System.nanoTime() - startedNanos));
    }

    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
    }

    /** False if there is nothing to wait for any more. */
    private boolean waitFor(long dueNanos) throws InterruptedException {
        return !stopped.await(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS) && failure.get() == null;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees every failure
    private void send(Picture picture) {
        int size = picture.bytes().length;
        Reached then = picture.reached();
        producer.send(FrameBinding.toRecord(camera.frame(sourceName, picture)), (metadata, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            } else {
                frames.incrementAndGet();
                bytes.addAndGet(size);
                if (failure.get() == null) { // never past a frame that is missing
                    reached.set(then);
                }
            }
        });
    }

    private void keepNowAndThen() throws IOException {
        if (System.nanoTime() - keptNanos >= NANOS_BETWEEN_SAVES) {
            keep();
            keptNanos = System.nanoTime();
            if (++saves % SAVES_BETWEEN_NOTES == 0) {
                notes.accept("%,d frames, %.1f MB ...".formatted(frames.get(), bytes.get() / 1e6));
            }
        }
    }

    private void keep() throws IOException {
        Reached now = reached.get();
        if (!now.equals(kept)) {
            keeper.keep(now);
            kept = now;
        }
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MILLIS,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                MAX_IN_FLIGHT_BYTES,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "none",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                MAX_REQUEST_BYTES);
    }
}
