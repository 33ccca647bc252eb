package org.platewatch.jobs.source;

import java.io.Serial;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Passes every message on as it is: an exception here would restart the job on the same bad message for ever, so
 * looking into the bytes is left to {@link DecodeMessages}.
 */
public final class InboundMessageSchema implements KafkaRecordDeserializationSchema<InboundMessage> {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final byte[] NOTHING = {};

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<InboundMessage> out) {
        out.collect(new InboundMessage(
                message.topic(),
                message.partition(),
                message.offset(),
                Math.max(0, message.timestamp()),
                message.key() == null ? NOTHING : message.key(),
                message.value() == null ? NOTHING : message.value(),
                message.value() == null));
    }

    @Override
    public TypeInformation<InboundMessage> getProducedType() {
        return TypeInformation.of(InboundMessage.class);
    }
}
