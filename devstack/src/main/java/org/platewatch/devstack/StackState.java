package org.platewatch.devstack;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What is written down about a started stack, so that another process can find, stop or judge it.
 *
 * @param owner the process whose end ends the stack, none for a detached one
 * @param engines the servers
 */
record StackState(Optional<RunningProcess> owner, Map<Engine, EngineState> engines) {

    /**
     * @param port where it listens
     * @param processes the server itself first, then its helpers
     */
    record EngineState(int port, List<RunningProcess> processes) {
        EngineState {
            processes = List.copyOf(processes);
        }

        boolean isAlive() {
            return !processes.isEmpty() && processes.getFirst().isAlive();
        }
    }

    StackState {
        engines = Map.copyOf(engines);
    }

    /** Whether any process of the stack still runs. */
    boolean isAlive() {
        return engines.values().stream()
                .flatMap(engine -> engine.processes().stream())
                .anyMatch(RunningProcess::isAlive);
    }

    void write(Path file) throws IOException {
        Properties lines = new Properties();
        owner.ifPresent(process -> lines.setProperty("owner", process.toString()));
        engines.forEach((engine, state) -> {
            lines.setProperty(engine.key() + ".port", Integer.toString(state.port()));
            lines.setProperty(
                    engine.key() + ".processes",
                    state.processes().stream().map(RunningProcess::toString).collect(Collectors.joining(" ")));
        });
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(whole)) {
            lines.store(writer, "The running stack; written by Platewatch");
        }
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads the state, which is empty when there is none or none that can be read. */
    static Optional<StackState> read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
            Map<Engine, EngineState> engines = new EnumMap<>(Engine.class);
            for (Engine engine : Engine.values()) {
                String port = lines.getProperty(engine.key() + ".port");
                if (port != null) {
                    engines.put(engine, new EngineState(Integer.parseInt(port), processes(lines, engine)));
                }
            }
            return Optional.of(new StackState(
                    Optional.ofNullable(lines.getProperty("owner")).map(RunningProcess::parse), engines));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("the state file " + file + " is damaged", e);
        }
    }

    private static List<RunningProcess> processes(Properties lines, Engine engine) {
        return Arrays.stream(lines.getProperty(engine.key() + ".processes", "").split(" "))
                .filter(text -> !text.isBlank())
                .map(RunningProcess::parse)
                .toList();
    }
}
