package org.platewatch.jobs;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Topics;
import org.platewatch.events.json.JsonCodec;

/** Reads as messages of {@code alpr.reads}, keyed by camera, so that those of one camera arrive in order. */
public final class ReadRecords implements KafkaRecordSerializationSchema<PlateRead> {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(PlateRead read, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                Topics.READS, read.camera().getBytes(StandardCharsets.UTF_8), JsonCodec.PLATE_READ.encode(read));
    }
}
