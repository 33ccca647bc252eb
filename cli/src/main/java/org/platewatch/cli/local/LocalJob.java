package org.platewatch.cli.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.platewatch.devstack.StackAccess;
import org.platewatch.jobs.AlprJob;
import org.platewatch.jobs.FlinkSettings;
import org.platewatch.jobs.config.JobConfig;

/** The whole job, from frames to hits, on a Flink cluster inside this process, with Flink's web page. */
public final class LocalJob implements AutoCloseable {
    private static final String NETWORK_MEMORY = "256m";

    private final JobClient job;
    private final URI webPage;

    private LocalJob(JobClient job, URI webPage) {
        this.job = job;
        this.webPage = webPage;
    }

    /**
     * Starts the job, from its last checkpoint if there is one.
     *
     * @param folder for checkpoints and for the pictures of reads
     * @param webPort port of Flink's web page, 0 for a free one
     */
    public static LocalJob start(StackAccess access, Path writerPassword, Path folder, int webPort) throws Exception {
        Path checkpoints = folder.resolve("checkpoints");
        int port = webPort == 0 ? freePort() : webPort;
        JobConfig config = JobConfig.of(
                List.of(
                        "--kafka.bootstrap",
                        access.bootstrapServers(),
                        "--elasticsearch.uri",
                        access.elasticsearch().toString(),
                        "--elasticsearch.ca",
                        access.caCertificate().toString(),
                        "--elasticsearch.password-file",
                        writerPassword.toString(),
                        "--checkpoint.folder",
                        checkpoints.toUri().toString(),
                        "--images.folder",
                        folder.resolve("images").toUri().toString()),
                Map.of());
        Configuration flink = FlinkSettings.of(config);
        flink.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        flink.set(RestOptions.ADDRESS, "127.0.0.1");
        flink.set(RestOptions.PORT, port);
        flink.set(RestOptions.BIND_PORT, String.valueOf(port));
        flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.parse(NETWORK_MEMORY));
        flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.parse(NETWORK_MEMORY));
        Optional<Path> last = lastCheckpoint(checkpoints);
        if (last.isPresent()) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, last.get().toUri().toString());
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(flink);
        AlprJob.define(env, config);
        return new LocalJob(env.executeAsync("platewatch"), URI.create("http://127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The newest complete checkpoint, so that a job that was stopped goes on where it stood. */
    private static Optional<Path> lastCheckpoint(Path checkpoints) throws IOException {
        if (!Files.isDirectory(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(checkpoints, 3)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(Path::getParent);
        }
    }

    /** Where Flink shows the job. */
    public URI webPage() {
        return webPage;
    }

    /** Waits until the job ends, which it does only when it is cancelled or fails for good. */
    public void await() throws Exception {
        job.getJobExecutionResult().get();
    }

    @Override
    public void close() {
        job.cancel().join();
    }
}
