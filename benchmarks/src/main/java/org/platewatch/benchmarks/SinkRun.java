package org.platewatch.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.platewatch.events.DeadLetter;
import org.platewatch.index.cluster.ClusterConnection;
import org.platewatch.jobs.deadletter.DeadLetterPublisher;
import org.platewatch.jobs.sink.BulkAction;
import org.platewatch.jobs.sink.BulkSettings;
import org.platewatch.jobs.sink.ElasticsearchSettings;
import org.platewatch.jobs.sink.ElasticsearchSink;

/** Loads a file through one subtask of the Elasticsearch sink. */
final class SinkRun {
    private static final int POLL_MILLIS = 20;

    private SinkRun() {}

    /** @return seconds from the first document to the job's end, without the time that Flink takes to start */
    static double load(Path file, String index, ClusterConnection cluster, BulkSettings settings) throws Exception {
        Path gate = file.resolveSibling("gate-" + System.nanoTime());
        Configuration flink = new Configuration();
        flink.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        flink.set(PipelineOptions.OBJECT_REUSE, true); // as Platewatch's jobs do
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        FileSource<String> lines = FileSource.forRecordStreamFormat(
                        new TextLineInputFormat(), new org.apache.flink.core.fs.Path(file.toUri()))
                .build();
        env.fromSource(lines, WatermarkStrategy.noWatermarks(), "documents")
                .map(new Gate<String>(gate))
                .returns(String.class)
                .sinkTo(sink(index, cluster, settings));
        JobClient job = env.executeAsync("benchmark");
        while (job.getJobStatus().get() != JobStatus.RUNNING) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        TimeUnit.SECONDS.sleep(2); // its tasks deploy after the job says that it runs
        long before = System.nanoTime();
        Gate.open(gate);
        job.getJobExecutionResult().get();
        return (System.nanoTime() - before) / 1e9;
    }

    private static ElasticsearchSink<String> sink(String index, ClusterConnection cluster, BulkSettings settings) {
        return ElasticsearchSink.<String>builder()
                .setSettings(new ElasticsearchSettings(
                        List.of(cluster.url()), cluster.credentials(), cluster.caCertificates(), settings))
                .setAction(line -> {
                    DocumentLine document = DocumentLine.parse(line);
                    return BulkAction.create(index, document.id(), document.bytes());
                })
                .setDeadLetters(RefuseDeadLetters::new)
                .build();
    }

    /** The benchmark's documents are all good. */
    private static final class RefuseDeadLetters implements DeadLetterPublisher {
        @Override
        public CompletionStage<Void> publish(DeadLetter letter) {
            return CompletableFuture.failedStage(new IllegalStateException(letter.reason()));
        }

        @Override
        public void close() {}
    }
}
