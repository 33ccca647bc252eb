package org.platewatch.jobs.deadletter;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.platewatch.events.DeadLetter;
import org.platewatch.events.Topics;

/**
 * The one place that knows how a dead letter looks on Kafka: bytes and headers untouched, our own headers after them.
 */
public final class DeadLetterRecords implements KafkaRecordSerializationSchema<DeadLetter> {
    @Serial
    private static final long serialVersionUID = 1L;

    public static final String STAGE = "stage";
    public static final String CATEGORY = "category";
    public static final String REASON = "reason";
    public static final String TOPIC = "topic";
    public static final String PARTITION = "partition";
    public static final String OFFSET = "offset";

    @Override
    public ProducerRecord<byte[], byte[]> serialize(DeadLetter letter, KafkaSinkContext context, Long timestamp) {
        return toRecord(letter);
    }

    public static ProducerRecord<byte[], byte[]> toRecord(DeadLetter letter) {
        // without a key the producer spreads the letters over all partitions
        byte[] key = letter.key().length == 0 ? null : letter.key();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.DEAD_LETTERS, key, letter.value());
        Headers headers = record.headers();
        letter.headers().forEach(header -> headers.add(header.name(), header.value()));
        add(headers, STAGE, letter.stage());
        add(headers, CATEGORY, letter.category().name().toLowerCase(Locale.ROOT));
        add(headers, REASON, letter.reason());
        add(headers, TOPIC, letter.topic());
        add(headers, PARTITION, Integer.toString(letter.partition()));
        add(headers, OFFSET, Long.toString(letter.offset()));
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
