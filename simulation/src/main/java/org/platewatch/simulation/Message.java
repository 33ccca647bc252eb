package org.platewatch.simulation;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * One message to publish.
 *
 * @param topic one of {@link org.platewatch.events.Topics}
 * @param key camera id or hotlist entry id
 * @param value the bytes; empty for a tombstone. Not to be written to, for messages may share them.
 * @param timestamp when it is published; to be the Kafka record's own timestamp
 */
public record Message(String topic, String key, Optional<byte[]> value, Instant timestamp) {
    static Message of(String topic, String key, byte[] value, long publishedMillis) {
        return new Message(topic, key, Optional.of(value), Instant.ofEpochMilli(publishedMillis));
    }

    static Message tombstone(String topic, String key, long publishedMillis) {
        return new Message(topic, key, Optional.empty(), Instant.ofEpochMilli(publishedMillis));
    }

    /** Whether it takes its key off a compacted topic. */
    public boolean isTombstone() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message that
                && topic.equals(that.topic)
                && key.equals(that.key)
                && Arrays.equals(value.orElse(null), that.value.orElse(null))
                && timestamp.equals(that.timestamp);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, key, Arrays.hashCode(value.orElse(null)), timestamp);
    }
}
