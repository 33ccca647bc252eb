package org.platewatch.devstack;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that can be told from a later one with the same id.
 *
 * @param pid process id
 * @param started when it was started
 */
record RunningProcess(long pid, Instant started) {

    /** The kernel counts from boot, and the wall clock may be set meanwhile. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    RunningProcess {
        requireNonNull(started, "started");
    }

    static RunningProcess of(ProcessHandle handle) {
        return new RunningProcess(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Reads what {@link #toString} wrote. */
    static RunningProcess parse(String text) {
        int at = text.indexOf('@');
        return new RunningProcess(
                Long.parseLong(text.substring(0, at)), Instant.ofEpochMilli(Long.parseLong(text.substring(at + 1))));
    }

    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::isTheSame)
                .filter(handle -> !isZombie());
    }

    boolean isAlive() {
        return handle().isPresent();
    }

    private boolean isTheSame(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(START_TOLERANCE) < 0)
                .orElse(true);
    }

    /** An ended process that its parent has not taken note of, as in a container whose first process never does. */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            // the name before it is in brackets and may itself hold any character
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            // no such file system, or just gone
            return false;
        }
    }

    @Override
    public String toString() {
        return pid + "@" + started.toEpochMilli();
    }
}
