package org.platewatch.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One server of a stack: a child process that can be killed and started again on its port, with its data. */
public abstract sealed class EngineServer permits KafkaBroker, ElasticsearchServer {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final Engine engine;
    private final Path folder;
    private final int port;
    private final Surroundings surroundings;

    // replaced as a whole at each start; read by other threads that ask whether the server lives
    private volatile List<RunningProcess> processes = List.of();
    private volatile Runnable onProcessesChanged = () -> {};

    EngineServer(Engine engine, Path folder, int port, Surroundings surroundings) {
        this.engine = engine;
        this.folder = folder;
        this.port = port;
        this.surroundings = surroundings;
    }

    /** The port it listens on, on the loopback address. */
    public final int port() {
        return port;
    }

    /** The process id of the server itself. */
    public final long pid() {
        return processes.isEmpty() ? -1 : processes.getFirst().pid();
    }

    public final boolean isAlive() {
        return !processes.isEmpty() && processes.getFirst().isAlive();
    }

    /** What the server writes to its standard output. */
    public final Path log() {
        return folder.resolve(engine.key() + ".log");
    }

    /** Ends the server as a power cut would (SIGKILL) and returns when it is gone; for tests of failure. */
    public final void kill() {
        Processes.kill(processes, KILL_PATIENCE);
        changed(List.of());
    }

    /** Starts the server again, on the same port and with the same data, and returns when it serves. */
    public final void restart() {
        if (isAlive()) {
            stop();
        }
        start();
    }

    final Engine engine() {
        return engine;
    }

    final Path folder() {
        return folder;
    }

    final Surroundings surroundings() {
        return surroundings;
    }

    final StackState.EngineState state() {
        return new StackState.EngineState(port, processes);
    }

    final void onProcessesChanged(Runnable listener) {
        onProcessesChanged = listener;
    }

    /** Prepares, launches and waits until the server serves. */
    final void start() {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(launcherPidFile());
            Files.deleteIfExists(serverPidFile());
            prepare();
            surroundings.user().own(folder);
            launch();
        } catch (IOException e) {
            throw new DevStackException(engine.title() + " cannot be started: " + e.getMessage(), e);
        }
        awaitReady();
    }

    /** Asks the server to end, and kills it if it does not within half a minute. */
    final void stop() {
        end(processes);
        changed(List.of());
    }

    /** Ends the processes of a server, the server itself first. */
    static void end(List<RunningProcess> processes) {
        Processes.end(processes, STOP_PATIENCE, KILL_PATIENCE);
    }

    /** Writes what the server needs; called before every start. */
    abstract void prepare() throws IOException;

    abstract List<String> command();

    abstract Map<String, String> environment();

    /** Whether the server answers and can do its work. */
    abstract boolean isReady();

    /**
     * Where the id of the server itself is written: by the guard script unless the server has a launcher of its own.
     */
    Path serverPidFile() {
        return launcherPidFile();
    }

    private Path launcherPidFile() {
        return folder.resolve("launcher.pid");
    }

    private void launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                guardScript(),
                "guard",
                surroundings.attached() ? "attached" : "detached",
                folder.toString()));
        command.addAll(command());
        ProcessBuilder builder = new ProcessBuilder(surroundings.user().command(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        // the parent's own settings are not meant for a server
        List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_HOME", "CLASSPATH")
                .forEach(builder.environment()::remove);
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment());
        Process guard = builder.start();
        if (!surroundings.attached()) {
            guard.getOutputStream().close();
        }
        changed(List.of(RunningProcess.of(guard.toHandle())));
    }

    private void awaitReady() {
        Instant deadline = Instant.now().plus(START_LIMIT);
        while (true) {
            noteProcesses();
            if (hasEnded()) {
                // the launcher may have been about to write its id when we looked
                noteProcesses();
                if (hasEnded()) {
                    throw failure("ended while it started");
                }
            }
            if (Files.exists(serverPidFile()) && Ports.answers(port) && isReady()) {
                noteProcesses();
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                stop();
                throw failure("did not serve within " + START_LIMIT.toMinutes() + " minutes");
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                stop();
                throw failure("was interrupted while it started");
            }
        }
    }

    private boolean hasEnded() {
        return processes.stream().noneMatch(RunningProcess::isAlive);
    }

    private DevStackException failure(String what) {
        return new DevStackException(
                engine.title() + " " + what + ": " + EngineLog.lastMeaningfulLine(log()) + " (log: " + log() + ")");
    }

    /** Takes up the ids that launcher and server have written by now, the server's first. */
    private void noteProcesses() {
        List<RunningProcess> noted = new ArrayList<>();
        read(serverPidFile()).ifPresent(noted::add);
        read(launcherPidFile()).filter(launcher -> !noted.contains(launcher)).ifPresent(noted::add);
        processes.stream()
                .filter(process -> noted.stream().noneMatch(other -> other.pid() == process.pid()))
                .forEach(noted::add);
        if (!noted.equals(processes)) {
            changed(noted);
        }
    }

    private static Optional<RunningProcess> read(Path pidFile) {
        try {
            String pid = Files.exists(pidFile) ? Files.readString(pidFile).strip() : "";
            return pid.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(pid)).map(RunningProcess::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void changed(List<RunningProcess> now) {
        processes = List.copyOf(now);
        onProcessesChanged.run();
    }

    private static String guardScript() throws IOException {
        try (InputStream script = EngineServer.class.getResourceAsStream("guard.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
