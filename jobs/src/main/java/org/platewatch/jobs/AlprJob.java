package org.platewatch.jobs;

import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.platewatch.jobs.config.JobConfig;

/** From frames to hits in one graph: {@link RecognitionJob} and {@link MatchingJob} at once, for one machine. */
public final class AlprJob {
    private AlprJob() {}

    public static void main(String[] arguments) throws Exception {
        JobConfig config = JobConfig.of(List.of(arguments), System.getenv());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.of(config));
        define(env, config);
        env.execute("platewatch");
    }

    /** Connects both topologies to Kafka and Elasticsearch as configured, and own reads to matching directly. */
    public static void define(StreamExecutionEnvironment env, JobConfig config) {
        KafkaConnectors kafka = KafkaConnectors.of(config);

        RecognitionTopology.Outbound recognised =
                RecognitionTopology.build(kafka.frames(env), RecognitionJob.settings(config));
        MatchingTopology.Outbound matched = MatchingTopology.build(
                MatchingJob.inbound(env, kafka),
                new MatchingTopology.OwnReads(recognised.reads(), recognised.deadLetters()),
                MatchingJob.settings(config));

        Sinks sinks = new Sinks(config, kafka);
        sinks.publishReads(recognised.reads());
        sinks.indexReads(matched.reads());
        sinks.indexAndPublishHits(matched.hits());
        sinks.indexHealth(recognised.health());
        sinks.publishDeadLetters(matched.deadLetters());
    }
}
