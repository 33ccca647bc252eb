package org.platewatch.devstack;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The stack of a data folder as its state file tells, whichever process has started it. */
final class KnownStack {

    private final DataFolder folder;

    KnownStack(DataFolder folder) {
        this.folder = folder;
    }

    StackStatus status() {
        Optional<StackState> state = folder.state();
        Map<Engine, StackStatus.EngineStatus> engines = new EnumMap<>(Engine.class);
        state.ifPresent(known -> known.engines()
                .forEach((engine, server) -> server.processes().stream()
                        .findFirst()
                        .map(process -> new StackStatus.EngineStatus(
                                server.port(), process.pid(), server.isAlive(), process.started()))
                        .ifPresent(status -> engines.put(engine, status))));
        OptionalLong owner = state.flatMap(StackState::owner)
                .map(process -> OptionalLong.of(process.pid()))
                .orElseGet(OptionalLong::empty);
        return new StackStatus(folder.root(), owner, engines);
    }

    StackAccess access() {
        return folder.state()
                .filter(state -> state.engines().values().stream().allMatch(StackState.EngineState::isAlive))
                .map(state -> access(folder, state))
                .orElseThrow(() -> new DevStackException(
                        "No stack runs in " + folder.root() + ": start one with ./platewatch stack start."));
    }

    static StackAccess access(DataFolder folder, StackState state) {
        Optional<StackState.EngineState> kafka =
                Optional.ofNullable(state.engines().get(Engine.KAFKA));
        Optional<StackState.EngineState> elasticsearch =
                Optional.ofNullable(state.engines().get(Engine.ELASTICSEARCH));
        return ElasticsearchServer.access(
                kafka.map(server -> KafkaBroker.address(server.port())).orElse(""),
                elasticsearch.map(StackState.EngineState::port).orElse(0),
                folder);
    }

    /** Ends the servers, and says whether any ran. */
    boolean stop() {
        Optional<StackState> state = folder.state();
        boolean ran = state.isPresent() && state.get().isAlive();
        state.ifPresent(known -> locked(() -> {
            end(known);
            folder.clearState();
        }));
        return ran;
    }

    void wipe() {
        if (folder.exists()) {
            locked(() -> {
                clearStale();
                folder.delete();
            });
        }
    }

    /** Clears what a crash has left behind; refuses when a stack does run. The caller holds the lock. */
    void clearStale() {
        folder.state().ifPresent(state -> {
            if (state.owner().isEmpty() && state.isAlive()) {
                throw new DevStackException("A stack already runs in " + folder.root()
                        + ": use it, or end it with ./platewatch stack stop.");
            }
            // an owner that were alive would hold the lock: these servers are orphans about to end
            end(state);
            folder.clearState();
        });
    }

    /** Takes the folder for this process; its owner has it as long as that process runs. */
    StackLock lock() {
        return StackLock.tryAcquire(folder)
                .orElseThrow(
                        () -> new DevStackException(
                                "The stack in " + folder.root()
                                        + folder.state()
                                                .flatMap(StackState::owner)
                                                .map(owner -> " belongs to the running process " + owner.pid()
                                                        + ": end that one first, or name another data folder.")
                                                .orElse(
                                                        " is just being started or stopped by another process: try again in a moment.")));
    }

    private void locked(Runnable action) {
        StackLock lock = lock();
        try {
            action.run();
        } finally {
            lock.close();
        }
    }

    private static void end(StackState state) {
        state.engines().values().parallelStream().forEach(server -> EngineServer.end(server.processes()));
    }
}
