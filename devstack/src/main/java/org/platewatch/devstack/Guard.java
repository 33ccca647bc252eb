package org.platewatch.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Launches a server below a small script, which keeps the terminal's Ctrl-C from it and ends it when this process ends
 * in whatever way.
 */
final class Guard {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

    /** What is meant for our own JVM and not for a server. */
    private static final List<String> PRIVATE_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_HOME", "CLASSPATH");

    private final Path folder;

    /** @param folder the server's own */
    Guard(Path folder) {
        this.folder = folder;
    }

    /** Where the script writes the id of the process that the command became. */
    Path launcherPidFile() {
        return folder.resolve("launcher.pid");
    }

    /** Launches, and returns the script's own process when the command's id is known or the command has failed. */
    RunningProcess launch(Surroundings surroundings, List<String> command, Map<String, String> variables, Path log)
            throws IOException {
        Files.deleteIfExists(launcherPidFile());
        List<String> guarded = new ArrayList<>(List.of("sh", "-c", script(), "guard"));
        guarded.add(surroundings.attached() ? "attached" : "detached");
        guarded.add(folder.toString());
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(surroundings.user().command(guarded))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeAll(PRIVATE_VARIABLES);
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(variables);
        Process script = builder.start();
        RunningProcess guard = RunningProcess.of(script.toHandle());
        if (!surroundings.attached()) {
            script.getOutputStream().close();
        }
        while (script.isAlive() && Files.notExists(launcherPidFile())) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
        return guard;
    }

    /** The living process whose id a file holds, if there is one. */
    static Optional<RunningProcess> read(Path pidFile) {
        try {
            String pid = Files.exists(pidFile) ? Files.readString(pidFile).strip() : "";
            return pid.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(pid)).map(RunningProcess::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script() throws IOException {
        try (InputStream script = Guard.class.getResourceAsStream("guard.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
