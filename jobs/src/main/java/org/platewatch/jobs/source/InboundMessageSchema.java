package org.platewatch.jobs.source;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.platewatch.events.MessageHeader;

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
                message.value() == null,
                headers(message.headers())));
    }

    private static List<MessageHeader> headers(Headers headers) {
        List<MessageHeader> all = new ArrayList<>();
        for (Header header : headers) {
            all.add(new MessageHeader(header.key(), header.value() == null ? NOTHING : header.value()));
        }
        return all;
    }

    @Override
    public TypeInformation<InboundMessage> getProducedType() {
        return TypeInformation.of(InboundMessage.class);
    }
}
