package org.platewatch.devstack;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What is known of the stack of a data folder.
 *
 * @param dataFolder the folder
 * @param owner the process whose end ends the stack; empty for a detached stack and for none
 * @param engines the servers that were started and not stopped; empty when there is no stack
 */
public record StackStatus(Path dataFolder, OptionalLong owner, Map<Engine, EngineStatus> engines) {

    /**
     * @param port where it listens
     * @param pid its process
     * @param alive whether that process still runs
     * @param started when it was started
     */
    public record EngineStatus(int port, long pid, boolean alive, Instant started) {}

    public StackStatus {
        engines = Map.copyOf(engines);
    }

    /** Whether there is a stack and all of its servers run. */
    public boolean isRunning() {
        return !engines.isEmpty() && engines.values().stream().allMatch(EngineStatus::alive);
    }

    /** Whether no server runs. */
    public boolean isStopped() {
        return engines.values().stream().noneMatch(EngineStatus::alive);
    }
}
