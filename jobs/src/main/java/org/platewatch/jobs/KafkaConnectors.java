package org.platewatch.jobs;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.jobs.source.InboundMessageSchema;

/** Kafka at both ends of a topology. */
public final class KafkaConnectors {
    private final String bootstrapServers;
    private final String group;

    public KafkaConnectors(String bootstrapServers, String group) {
        this.bootstrapServers = bootstrapServers;
        this.group = group;
    }

    /**
     * All messages of a topic from its beginning on; after a restart from where the checkpoint stood. There are no
     * watermarks: nothing in the topologies waits for event time, so that a silent camera or a late upload holds nobody
     * up.
     */
    public DataStream<InboundMessage> messages(StreamExecutionEnvironment env, String topic) {
        KafkaSource<InboundMessage> source = KafkaSource.<InboundMessage>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(topic)
                .setGroupId(group)
                .setClientIdPrefix(group + "-" + topic)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new InboundMessageSchema())
                .setProperty("partition.discovery.interval.ms", "60000")
                .build();
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), topic).uid("source-" + topic);
    }

    /** At least once; what is written has deterministic ids, so a repetition is recognised. */
    public <T> KafkaSink<T> sink(KafkaRecordSerializationSchema<T> records) {
        return KafkaSink.<T>builder()
                .setBootstrapServers(bootstrapServers)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(records)
                .setProperty("compression.type", "lz4")
                .setProperty("linger.ms", "5")
                .build();
    }
}
