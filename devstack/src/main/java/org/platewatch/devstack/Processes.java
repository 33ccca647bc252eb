package org.platewatch.devstack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Ends groups of processes and makes sure that they are gone. */
final class Processes {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private Processes() {}

    /** Asks the first to end and waits for all; whatever is left after {@code patience} is killed. */
    static void end(List<RunningProcess> processes, Duration patience, Duration killPatience) {
        processes.stream()
                .limit(1)
                .flatMap(process -> process.handle().stream())
                .forEach(ProcessHandle::destroy);
        if (!areGoneWithin(processes, patience)) {
            kill(processes, killPatience);
        }
    }

    /** Kills all and waits until they are gone. */
    static void kill(List<RunningProcess> processes, Duration patience) {
        processes.stream().flatMap(process -> process.handle().stream()).forEach(ProcessHandle::destroyForcibly);
        if (!areGoneWithin(processes, patience)) {
            throw new DevStackException("These processes could not be ended: "
                    + processes.stream()
                            .filter(RunningProcess::isAlive)
                            .map(process -> Long.toString(process.pid()))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    private static boolean areGoneWithin(List<RunningProcess> processes, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        while (processes.stream().anyMatch(RunningProcess::isAlive)) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
        return true;
    }
}
