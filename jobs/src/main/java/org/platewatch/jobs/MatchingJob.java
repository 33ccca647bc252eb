package org.platewatch.jobs;

import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.platewatch.events.Topics;
import org.platewatch.jobs.config.JobConfig;
import org.platewatch.jobs.config.Setting;
import org.platewatch.jobs.hotlist.EntryLifetime;
import org.platewatch.jobs.hotlist.HotlistRule;
import org.platewatch.jobs.reads.CaptureTimeRule;

/** The job that turns reads into hits: {@link MatchingTopology} between Kafka and Elasticsearch. */
public final class MatchingJob {
    private MatchingJob() {}

    public static void main(String[] arguments) throws Exception {
        JobConfig config = JobConfig.of(List.of(arguments), System.getenv());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.of(config));
        define(env, config);
        env.execute("platewatch matching");
    }

    /** Connects the topology to Kafka and Elasticsearch as configured. */
    public static void define(StreamExecutionEnvironment env, JobConfig config) {
        KafkaConnectors kafka = KafkaConnectors.of(config);
        MatchingSettings settings = settings(config);
        MatchingTopology.OwnReads ownReads = MatchingTopology.ownReads(kafka.messages(env, Topics.READS), settings);

        MatchingTopology.Outbound matched = MatchingTopology.build(inbound(env, kafka), ownReads, settings);

        Sinks sinks = new Sinks(config, kafka);
        sinks.indexReads(matched.reads());
        sinks.indexAndPublishHits(matched.hits());
        sinks.publishDeadLetters(matched.deadLetters());
    }

    static MatchingTopology.Inbound inbound(StreamExecutionEnvironment env, KafkaConnectors kafka) {
        return new MatchingTopology.Inbound(
                kafka.messages(env, Topics.EXTERNAL_READS),
                kafka.messages(env, Topics.CAMERAS),
                kafka.messages(env, Topics.HOTLIST));
    }

    /** The rules that the configuration sets. */
    public static MatchingSettings settings(JobConfig config) {
        return new MatchingSettings(
                captureTimes(config),
                config.duration(Setting.CAMERA_GRACE),
                new HotlistRule(config.duration(Setting.HIT_WINDOW), config.duration(Setting.HIT_LIVE_WITHIN)),
                new EntryLifetime(config.duration(Setting.HOTLIST_UPLOAD_LATENESS)),
                config.duration(Setting.HIT_LOOK_BACK));
    }

    static CaptureTimeRule captureTimes(JobConfig config) {
        return new CaptureTimeRule(config.duration(Setting.CAPTURE_AHEAD), config.duration(Setting.CAPTURE_RETENTION));
    }
}
