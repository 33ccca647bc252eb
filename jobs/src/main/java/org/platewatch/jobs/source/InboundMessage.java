package org.platewatch.jobs.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.platewatch.events.DeadLetter;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.MessageHeader;

/**
 * A Kafka message as it arrived, before anybody has looked at it.
 *
 * @param timestampMillis the broker's time of the message, milliseconds since 1970
 * @param key empty when there is none
 * @param value empty when there is none
 * @param tombstone whether there is no value at all, which in a compacted topic deletes the key
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the point; equality below compares their content
public record InboundMessage(
        String topic,
        int partition,
        long offset,
        long timestampMillis,
        byte[] key,
        byte[] value,
        boolean tombstone,
        List<MessageHeader> headers) {
    public InboundMessage {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        headers = List.copyOf(headers);
    }

    /** A message without headers. */
    public InboundMessage(
            String topic,
            int partition,
            long offset,
            long timestampMillis,
            byte[] key,
            byte[] value,
            boolean tombstone) {
        this(topic, partition, offset, timestampMillis, key, value, tombstone, List.of());
    }

    /** A message as it will arrive, for working out beforehand what becomes of it; it has no place in a topic yet. */
    public static InboundMessage unsent(String topic, String key, Optional<byte[]> value, Instant timestamp) {
        return new InboundMessage(
                topic,
                0,
                0,
                timestamp.toEpochMilli(),
                key.getBytes(StandardCharsets.UTF_8),
                value.orElse(new byte[0]),
                value.isEmpty());
    }

    /** The dead letter of this message: {@code stage} refused it. */
    public DeadLetter refused(String stage, InvalidEventException why) {
        return new DeadLetter(stage, why.category(), why.getMessage(), topic, partition, offset, key, value, headers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InboundMessage that
                && topic.equals(that.topic)
                && partition == that.partition
                && offset == that.offset
                && timestampMillis == that.timestampMillis
                && tombstone == that.tombstone
                && Arrays.equals(key, that.key)
                && Arrays.equals(value, that.value)
                && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, partition, offset);
    }
}
