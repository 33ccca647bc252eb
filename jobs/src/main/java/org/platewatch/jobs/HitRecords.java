package org.platewatch.jobs;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.platewatch.events.Hit;
import org.platewatch.events.Topics;
import org.platewatch.events.json.JsonCodec;

/** Hits as messages of {@code alpr.hits}, keyed by hit id, so that the counts of one hit arrive in order. */
public final class HitRecords implements KafkaRecordSerializationSchema<Hit> {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Hit hit, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(Topics.HITS, hit.id().getBytes(StandardCharsets.UTF_8), JsonCodec.HIT.encode(hit));
    }
}
