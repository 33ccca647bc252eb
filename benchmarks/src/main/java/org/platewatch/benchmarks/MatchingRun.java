package org.platewatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Topics;
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

/** One run of the graph over what lies in Kafka: with the hotlist loaded and matched, or without both. */
final class MatchingRun {
    private static final String READS = "reads";
    private static final String ENTRIES = "entries";
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final String kafka;
    private final Path folder;
    private final long reads;
    private final long entries;

    MatchingRun(String kafka, Path folder, long reads, long entries) {
        this.kafka = kafka;
        this.folder = folder;
        this.reads = reads;
        this.entries = entries;
    }

    /** @param bytesPerEntry of a savepoint; 0 without matching */
    record Result(double readsPerSecond, double bytesPerEntry, double bytesPerRead) {}

    Result run(boolean matching) throws Exception {
        JobConfig config = JobConfig.of(
                List.of("--kafka.bootstrap", kafka, "--checkpoint.interval", "PT1H", "--camera.grace", "PT1S"), Map.of());
        Configuration flink = MatchingJob.flinkConfiguration(config);
        flink.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, POLL);
        flink.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, folder.toUri().toString());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        Path gate = folder.resolve("gate");
        define(env, config, gate, matching);
        JobClient job = env.executeAsync("benchmark");
        try {
            await(job, ENTRIES, matching ? entries : 0);
            Thread.sleep(SETTLE.toMillis());
            long loaded = matching ? savepointBytes(job) : 0;
            long before = System.nanoTime();
            Gate.open(gate);
            await(job, READS, reads);
            double seconds = (System.nanoTime() - before) / 1e9;
            long full = matching ? savepointBytes(job) : 0;
            return new Result(reads / seconds, (double) loaded / entries, (double) (full - loaded) / reads);
        } finally {
            job.cancel().get();
        }
    }

    private void define(StreamExecutionEnvironment env, JobConfig config, Path gate, boolean matching) {
        KafkaConnectors connectors = new KafkaConnectors(kafka, "benchmark");
        MatchingSettings settings = MatchingJob.settings(config);
        DataStream<InboundMessage> messages = connectors
                .messages(env, Topics.EXTERNAL_READS)
                .map(new Gate(gate))
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
        Object seen = 0L;
        while (((Number) (seen = job.getAccumulators().get().getOrDefault(accumulator, 0L))).longValue() < count) {
            if (job.getJobStatus().get().isGloballyTerminalState()) {
                throw new IllegalStateException("the job ended before it had read everything: " + seen + " of " + count);
            }
            Thread.sleep(POLL.toMillis());
        }
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
