package org.platewatch.events;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A message that could not be used, with where it came from and why; on {@code alpr.dead-letters} its bytes are
 * untouched and the rest are headers.
 *
 * @param stage the step that refused it, such as "external-reads"
 * @param topic topic it came from; empty when it was made by the job itself
 * @param partition partition it came from; -1 when none
 * @param offset offset it came from; -1 when none
 * @param headers the message's own
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the point; equality below compares their content
public record DeadLetter(
        String stage,
        DeadLetterCategory category,
        String reason,
        String topic,
        int partition,
        long offset,
        byte[] key,
        byte[] value,
        List<MessageHeader> headers) {
    public DeadLetter {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        headers = List.copyOf(headers);
    }

    /** A message without headers. */
    public DeadLetter(
            String stage,
            DeadLetterCategory category,
            String reason,
            String topic,
            int partition,
            long offset,
            byte[] key,
            byte[] value) {
        this(stage, category, reason, topic, partition, offset, key, value, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeadLetter that
                && stage.equals(that.stage)
                && category == that.category
                && reason.equals(that.reason)
                && topic.equals(that.topic)
                && partition == that.partition
                && offset == that.offset
                && Arrays.equals(key, that.key)
                && Arrays.equals(value, that.value)
                && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(stage, category, reason, topic, partition, offset, Arrays.hashCode(value));
    }
}
