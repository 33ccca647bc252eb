package org.platewatch.jobs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.platewatch.events.Topics;
import org.platewatch.index.IndexDocument;
import org.platewatch.index.cluster.Credentials;
import org.platewatch.jobs.config.JobConfig;
import org.platewatch.jobs.config.Setting;
import org.platewatch.jobs.deadletter.DeadLetterRecords;
import org.platewatch.jobs.deadletter.KafkaDeadLetterPublisher;
import org.platewatch.jobs.hotlist.EntryLifetime;
import org.platewatch.jobs.hotlist.HotlistRule;
import org.platewatch.jobs.reads.CaptureTimeRule;
import org.platewatch.jobs.sink.BulkAction;
import org.platewatch.jobs.sink.ElasticsearchSettings;
import org.platewatch.jobs.sink.ElasticsearchSink;

/** The job that turns reads into hits: {@link MatchingTopology} between Kafka and Elasticsearch. */
public final class MatchingJob {
    /** Cannot be changed for a job that has state, so it leaves room to grow. */
    private static final int MAX_PARALLELISM = 720;

    private MatchingJob() {}

    public static void main(String[] arguments) throws Exception {
        JobConfig config = JobConfig.of(List.of(arguments), System.getenv());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flinkConfiguration(config));
        define(env, config);
        env.execute("platewatch matching");
    }

    /** Connects the topology to Kafka and Elasticsearch as configured. */
    public static void define(StreamExecutionEnvironment env, JobConfig config) {
        KafkaConnectors kafka =
                new KafkaConnectors(config.text(Setting.KAFKA_BOOTSTRAP), config.text(Setting.KAFKA_GROUP));
        MatchingTopology.Inbound inbound = new MatchingTopology.Inbound(
                kafka.messages(env, Topics.EXTERNAL_READS),
                kafka.messages(env, Topics.READS),
                kafka.messages(env, Topics.CAMERAS),
                kafka.messages(env, Topics.HOTLIST));

        MatchingTopology.Outbound outbound = MatchingTopology.build(inbound, settings(config));

        outbound.reads()
                .sinkTo(index(config, read -> create(IndexDocument.of(read))))
                .uid("index-reads")
                .name("index reads");
        outbound.hits()
                .sinkTo(index(config, hit -> replace(IndexDocument.of(hit), hit.count())))
                .uid("index-hits")
                .name("index hits");
        outbound.hits().sinkTo(kafka.sink(new HitRecords())).uid("publish-hits").name("publish hits");
        outbound.deadLetters()
                .sinkTo(kafka.sink((letter, context, time) -> DeadLetterRecords.toRecord(letter)))
                .uid("publish-dead-letters")
                .name("publish dead letters");
    }

    /** What every Platewatch job asks of Flink. */
    public static Configuration flinkConfiguration(JobConfig config) {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true); // safe: all events are immutable
        flink.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        flink.set(CoreOptions.DEFAULT_PARALLELISM, config.parallelism());
        flink.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.duration(Setting.CHECKPOINT_INTERVAL));
        flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 30);
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        String folder = config.text(Setting.CHECKPOINT_FOLDER);
        if (!folder.isEmpty()) {
            flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder);
        }
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofSeconds(1));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofMinutes(1));
        return flink;
    }

    private static <T> ElasticsearchSink<T> index(JobConfig config, SerializableFunction<T, BulkAction> action) {
        ElasticsearchSettings settings = ElasticsearchSettings.of(
                config.elasticsearchUris(),
                Credentials.user(config.text(Setting.ELASTICSEARCH_USER), config.elasticsearchPassword()));
        String ca = config.text(Setting.ELASTICSEARCH_CA);
        return ElasticsearchSink.<T>builder()
                .setSettings(ca.isEmpty() ? settings : settings.withCaCertificates(Path.of(ca)))
                .setAction(action)
                .setDeadLetters(KafkaDeadLetterPublisher.factory(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.text(Setting.KAFKA_BOOTSTRAP))))
                .build();
    }

    private static BulkAction create(IndexDocument document) {
        return BulkAction.create(document.index(), document.id(), document.json());
    }

    private static BulkAction replace(IndexDocument document, long version) {
        return BulkAction.index(document.index(), document.id(), version, document.json());
    }

    /** The rules that the configuration sets. */
    public static MatchingSettings settings(JobConfig config) {
        return new MatchingSettings(
                new CaptureTimeRule(config.duration(Setting.CAPTURE_AHEAD), config.duration(Setting.CAPTURE_RETENTION)),
                config.duration(Setting.CAMERA_GRACE),
                new HotlistRule(config.duration(Setting.HIT_WINDOW), config.duration(Setting.HIT_LIVE_WITHIN)),
                new EntryLifetime(config.duration(Setting.HOTLIST_UPLOAD_LATENESS)),
                config.duration(Setting.HIT_LOOK_BACK));
    }
}
