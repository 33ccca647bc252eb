package org.platewatch.jobs;

import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.platewatch.events.Topics;
import org.platewatch.events.frame.FrameBinding;
import org.platewatch.jobs.config.JobConfig;
import org.platewatch.jobs.config.Setting;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.jobs.source.InboundMessageSchema;

/** Kafka at both ends of a topology. */
public final class KafkaConnectors {
    /** A frame that is a dead letter goes on as large as it came, with headers more. */
    private static final int MAX_REQUEST_BYTES = FrameBinding.MAX_BYTES + 256 * 1024;

    private final String bootstrapServers;
    private final String group;

    public KafkaConnectors(String bootstrapServers, String group) {
        this.bootstrapServers = bootstrapServers;
        this.group = group;
    }

    public static KafkaConnectors of(JobConfig config) {
        return new KafkaConnectors(config.text(Setting.KAFKA_BOOTSTRAP), config.text(Setting.KAFKA_GROUP));
    }

    /**
     * All messages of a topic from its beginning on; after a restart from where the checkpoint stood. There are no
     * watermarks: nothing in the topologies waits for event time, so that a silent camera or a late upload holds nobody
     * up.
     */
    public DataStream<InboundMessage> messages(StreamExecutionEnvironment env, String topic) {
        return messages(env, topic, Map.of());
    }

    /** As {@link #messages}, of {@code alpr.frames}: a few large messages at a time. */
    public DataStream<InboundMessage> frames(StreamExecutionEnvironment env) {
        return messages(
                env,
                Topics.FRAMES,
                Map.of(
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "8388608",
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "16777216",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "32"));
    }

    private DataStream<InboundMessage> messages(
            StreamExecutionEnvironment env, String topic, Map<String, String> properties) {
        Properties all = new Properties();
        all.putAll(properties);
        KafkaSource<InboundMessage> source = KafkaSource.<InboundMessage>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(topic)
                .setGroupId(group)
                .setClientIdPrefix(group + "-" + topic)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new InboundMessageSchema())
                .setProperties(all)
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
                .setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(MAX_REQUEST_BYTES))
                .build();
    }
}
