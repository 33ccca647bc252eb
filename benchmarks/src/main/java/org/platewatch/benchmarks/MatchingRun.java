package org.platewatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Topics;
import org.platewatch.jobs.FlinkSettings;
import org.platewatch.jobs.KafkaConnectors;
import org.platewatch.jobs.MatchingJob;
import org.platewatch.jobs.MatchingSettings;
import org.platewatch.jobs.MatchingTopology;
import org.platewatch.jobs.camera.CameraChange;
import org.platewatch.jobs.camera.CameraDecoder;
import org.platewatch.jobs.config.JobConfig;
import org.platewatch.jobs.hotlist.HotlistDecoder;
import org.platewatch.jobs.hotlist.HotlistMessage;
import org.platewatch.jobs.reads.ExternalReadDecoder;
import org.platewatch.jobs.source.InboundMessage;

/**
 * One run of the graph over what lies in Kafka: with the hotlist loaded and matched, or without both.
 *
 * @param folder for its savepoint; exists
 * @param readsTopic where its reads come from
 * @param reads how many lie in that topic
 * @param entries how many lie in the hotlist's topic
 */
record MatchingRun(String kafka, Path folder, String readsTopic, long reads, long entries) {
    private static final String READS = "reads";
    private static final String ENTRIES = "entries";
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration STALLED = Duration.ofMinutes(1);

    /** Reads a second of the graph without matching. */
    double withoutMatching() throws Exception {
        return run(false).readsPerSecond();
    }

    /** Reads a second once the whole hotlist is loaded, and the bytes of a savepoint taken after the last read. */
    Result withMatching() throws Exception {
        return run(true);
    }

    record Result(double readsPerSecond, long stateBytes) {}

    private Result run(boolean matching) throws Exception {
        JobConfig config = JobConfig.of(
                List.of(
                        "--kafka.bootstrap",
                        kafka,
                        "--checkpoint.interval",
                        "PT1H",
                        "--checkpoint.folder",
                        folder.toUri().toString(),
                        "--camera.grace",
                        "PT1S"),
                Map.of());
        Configuration flink = FlinkSettings.of(config);
        flink.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, POLL); // accumulators travel in heartbeats
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        Path gate = folder.resolve("gate-" + System.nanoTime());
        define(env, config, gate, matching);
        JobClient job = env.executeAsync("benchmark");
        try {
            await(job, ENTRIES, matching ? entries : 0);
            long before = System.nanoTime();
            Gate.open(gate);
            await(job, READS, reads);
            double seconds = (System.nanoTime() - before) / 1e9;
            return new Result(reads / seconds, matching ? savepointBytes(job) : 0);
        } finally {
            job.cancel().get();
        }
    }

    private void define(StreamExecutionEnvironment env, JobConfig config, Path gate, boolean matching) {
        KafkaConnectors connectors = new KafkaConnectors(kafka, "benchmark");
        MatchingSettings settings = MatchingJob.settings(config);
        DataStream<InboundMessage> messages = connectors
                .messages(env, readsTopic)
                .map(new Gate<InboundMessage>(gate))
                .returns(InboundMessage.class)
                .uid("gate")
                .name("gate");
        DataStream<CameraChange> cameras = MatchingTopology.decode(
                connectors.messages(env, Topics.CAMERAS), "cameras", new CameraDecoder(), CameraChange.class);
        DataStream<PlateRead> read = MatchingTopology.enrich(
                MatchingTopology.decode(
                        messages, "external-reads", new ExternalReadDecoder(settings.captureTimes()), PlateRead.class),
                cameras,
                settings);
        count(read, READS, PlateRead.class);
        if (matching) {
            DataStream<HotlistMessage> hotlist = MatchingTopology.decode(
                    connectors.messages(env, Topics.HOTLIST), "hotlist", new HotlistDecoder(), HotlistMessage.class);
            count(hotlist, ENTRIES, HotlistMessage.class);
            MatchingTopology.match(read, hotlist, settings)
                    .sinkTo(new DiscardingSink<>())
                    .uid("discard-hits")
                    .name("discard hits");
        }
    }

    private static <T> void count(DataStream<T> records, String name, Class<T> type) {
        records.map(new CountRecords<T>(name))
                .returns(type)
                .uid("count-" + name)
                .name("count " + name)
                .sinkTo(new DiscardingSink<>())
                .uid("discard-" + name)
                .name("discard " + name);
    }

    private static void await(JobClient job, String accumulator, long count) throws Exception {
        long counted = 0;
        long progressedNanos = System.nanoTime();
        while (counted < count) {
            if (job.getJobStatus().get().isGloballyTerminalState()) {
                throw new IllegalStateException("the job ended before it had read everything");
            }
            if (System.nanoTime() - progressedNanos > STALLED.toNanos()) {
                throw new IllegalStateException(
                        "the job stands still at %,d of %,d %s".formatted(counted, count, accumulator));
            }
            Thread.sleep(POLL.toMillis());
            long now = counted(job, accumulator);
            if (now > counted) {
                counted = now;
                progressedNanos = System.nanoTime();
            }
        }
    }

    private static long counted(JobClient job, String accumulator) throws Exception {
        return job.getAccumulators().get().getOrDefault(accumulator, 0L) instanceof Number n ? n.longValue() : 0;
    }

    private long savepointBytes(JobClient job) throws Exception {
        String savepoint = job.triggerSavepoint(folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        return bytes(Path.of(java.net.URI.create(savepoint)));
    }

    private static long bytes(Path folder) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }
}
