package org.platewatch.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.Given.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class InboundMessageSchemaTest {
    private static final byte[] NOTHING = {};

    @Test
    void shouldPassTheMessageOnAsItIs() {
        assertThat(inbound(1_000, bytes("key"), bytes("value")))
                .isEqualTo(new InboundMessage("topic", 3, 42, 1_000, bytes("key"), bytes("value"), false));
    }

    @Test
    void shouldTellATombstoneFromAnEmptyValue() {
        assertThat(inbound(0, bytes("key"), null))
                .isEqualTo(new InboundMessage("topic", 3, 42, 0, bytes("key"), NOTHING, true));
        assertThat(inbound(0, bytes("key"), NOTHING))
                .isEqualTo(new InboundMessage("topic", 3, 42, 0, bytes("key"), NOTHING, false));
    }

    @Test
    void shouldTakeAMissingKeyAsEmptyAndAMissingTimestampAsTheEarliest() {
        assertThat(inbound(ConsumerRecord.NO_TIMESTAMP, null, bytes("value")))
                .isEqualTo(new InboundMessage("topic", 3, 42, 0, NOTHING, bytes("value"), false));
    }

    private static InboundMessage inbound(long timestampMillis, byte[] key, byte[] value) {
        List<InboundMessage> messages = new ArrayList<>();
        new InboundMessageSchema()
                .deserialize(
                        new ConsumerRecord<>(
                                "topic",
                                3,
                                42,
                                timestampMillis,
                                TimestampType.CREATE_TIME,
                                0,
                                0,
                                key,
                                value,
                                new RecordHeaders(),
                                Optional.empty()),
                        new ListCollector<>(messages));
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }
}
