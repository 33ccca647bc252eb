package org.platewatch.devstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A running Kafka and Elasticsearch. Attached ({@link #start}), the servers end with {@link #close} and with this
 * process, however it ends; detached ({@link #startDetached}), they run on until {@link #stop}.
 *
 * <p>Every fault that a user can do something about is a {@link DevStackException} with one sentence.
 */
public final class DevStack implements AutoCloseable {

    private final DataFolder dataFolder;
    private final boolean attached;
    private final StackLock lock;
    private final Map<Engine, EngineServer> servers;
    private final Thread endWithThisProcess = new Thread(this::stopAndForget, "devstack-end");

    private boolean closed;

    private DevStack(DataFolder dataFolder, boolean attached, StackLock lock, Map<Engine, EngineServer> servers) {
        this.dataFolder = dataFolder;
        this.attached = attached;
        this.lock = lock;
        this.servers = servers;
    }

    /** Starts a stack that ends with {@link #close} or with this process; returns when it serves. */
    public static DevStack start(DevStackConfig config) {
        return start(config, note -> {});
    }

    /** As {@link #start(DevStackConfig)}; {@code notes} gets sentences for the user on what happens meanwhile. */
    public static DevStack start(DevStackConfig config, Consumer<String> notes) {
        return launch(config, true, notes);
    }

    /** Starts a stack that runs on when this process ends, until somebody calls {@link #stop(Path)}. */
    public static StackAccess startDetached(DevStackConfig config, Consumer<String> notes) {
        DevStack stack = launch(config, false, notes);
        Runtime.getRuntime().removeShutdownHook(stack.endWithThisProcess);
        stack.lock.close();
        return stack.access();
    }

    private static DevStack launch(DevStackConfig config, boolean attached, Consumer<String> notes) {
        DataFolder folder = new DataFolder(config.dataFolder());
        folder.create();
        StackLock lock = lock(folder);
        try {
            clearStale(folder);
            ChildUser user = ChildUser.forThisProcess();
            Path engines = folder.prepareEngines(user, notes);
            Surroundings surroundings = Surroundings.prepare(user, engines, attached, config.shortLived(), notes);
            DevStack stack = new DevStack(folder, attached, lock, servers(config, folder, engines, surroundings));
            Runtime.getRuntime().addShutdownHook(stack.endWithThisProcess);
            stack.startServers(notes);
            return stack;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Map<Engine, EngineServer> servers(
            DevStackConfig config, DataFolder folder, Path engines, Surroundings surroundings) {
        Map<Engine, EngineServer> servers = new EnumMap<>(Engine.class);
        if (config.engines().contains(Engine.KAFKA)) {
            servers.put(
                    Engine.KAFKA,
                    new KafkaBroker(
                            engines.resolve(Engine.KAFKA.key()),
                            Ports.claim(config.kafkaPort(), Engine.KAFKA.title()),
                            Ports.claim(0, "Kafka's controller"),
                            config.kafkaHeapMebibytes(),
                            surroundings));
        }
        if (config.engines().contains(Engine.ELASTICSEARCH)) {
            servers.put(
                    Engine.ELASTICSEARCH,
                    new ElasticsearchServer(
                            engines.resolve(Engine.ELASTICSEARCH.key()),
                            Ports.claim(config.elasticsearchPort(), Engine.ELASTICSEARCH.title()),
                            Ports.claim(0, "Elasticsearch's transport"),
                            config.elasticsearchHeapMebibytes(),
                            folder,
                            surroundings));
        }
        return servers;
    }

    private void startServers(Consumer<String> notes) {
        servers.values().forEach(server -> server.onProcessesChanged(this::writeState));
        // the secrets are made here, before two threads could both make one
        access();
        ExecutorService threads = Executors.newFixedThreadPool(servers.size());
        try {
            CompletionService<Void> starts = new ExecutorCompletionService<>(threads);
            List<Future<Void>> pending = servers.values().stream()
                    .map(server -> starts.submit(() -> start(server, notes), null))
                    .toList();
            for (int i = 0; i < pending.size(); i++) {
                // in the order in which they end, so that one failure does not wait for the other server
                starts.take().get();
            }
        } catch (ExecutionException e) {
            threads.shutdownNow();
            close();
            throw e.getCause() instanceof DevStackException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            close();
            Thread.currentThread().interrupt();
            throw new DevStackException("Interrupted while the stack was started.", e);
        } finally {
            threads.shutdown();
        }
    }

    private static void start(EngineServer server, Consumer<String> notes) {
        long before = System.nanoTime();
        server.start();
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        notes.accept("%s is ready after %.1f s (port %d, process %d)."
                .formatted(server.engine().title(), took.toMillis() / 1000.0, server.port(), server.pid()));
    }

    /** How to reach this stack. */
    public StackAccess access() {
        return access(dataFolder, state());
    }

    /** The broker. */
    public KafkaBroker kafka() {
        return server(Engine.KAFKA, KafkaBroker.class);
    }

    /** The search server. */
    public ElasticsearchServer elasticsearch() {
        return server(Engine.ELASTICSEARCH, ElasticsearchServer.class);
    }

    /** Creates those of the topics that do not exist yet. */
    public void createTopics(Collection<Topics.Topic> topics) {
        Topics.create(kafka().bootstrapServers(), topics);
    }

    /** Ends the servers, in order and for certain; further calls do nothing. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(endWithThisProcess);
        } catch (IllegalStateException e) {
            // this process is ending and the hook runs, or waits for us
        }
        stopAndForget();
    }

    private synchronized void stopAndForget() {
        if (closed) {
            return;
        }
        closed = true;
        servers.values().parallelStream().forEach(EngineServer::stop);
        dataFolder.clearState();
        lock.close();
    }

    private <T extends EngineServer> T server(Engine engine, Class<T> type) {
        EngineServer server = servers.get(engine);
        if (server == null) {
            throw new DevStackException("This stack was started without " + engine.title() + ".");
        }
        return type.cast(server);
    }

    private StackState state() {
        Map<Engine, StackState.EngineState> engines = new EnumMap<>(Engine.class);
        servers.forEach((engine, server) -> engines.put(engine, server.state()));
        return new StackState(
                attached ? Optional.of(RunningProcess.of(ProcessHandle.current())) : Optional.empty(), engines);
    }

    private void writeState() {
        synchronized (servers) {
            dataFolder.writeState(state());
        }
    }

    // ---- the stack of a folder, whoever started it

    /** What runs in a data folder. */
    public static StackStatus status(Path dataFolder) {
        DataFolder folder = new DataFolder(dataFolder);
        Optional<StackState> state = folder.state();
        Map<Engine, StackStatus.EngineStatus> engines = new EnumMap<>(Engine.class);
        state.ifPresent(known -> known.engines()
                .forEach((engine, server) -> server.processes().stream()
                        .findFirst()
                        .ifPresent(process -> engines.put(
                                engine,
                                new StackStatus.EngineStatus(
                                        server.port(), process.pid(), server.isAlive(), process.started())))));
        OptionalLong owner = state.flatMap(StackState::owner)
                .map(process -> OptionalLong.of(process.pid()))
                .orElseGet(OptionalLong::empty);
        return new StackStatus(folder.root(), owner, engines);
    }

    /** How to reach the stack that runs in a data folder; nothing is started. */
    public static StackAccess attachTo(Path dataFolder) {
        DataFolder folder = new DataFolder(dataFolder);
        return folder.state()
                .filter(state -> state.engines().values().stream().allMatch(StackState.EngineState::isAlive))
                .map(state -> access(folder, state))
                .orElseThrow(() -> new DevStackException(
                        "No stack runs in " + folder.root() + ": start one with ./platewatch stack start."));
    }

    /** Ends a detached stack, and says whether there was one. */
    public static boolean stop(Path dataFolder) {
        DataFolder folder = new DataFolder(dataFolder);
        Optional<StackState> state = folder.state();
        if (state.isEmpty()) {
            return false;
        }
        boolean ran = state.get().isAlive();
        locked(folder, () -> {
            end(state.get());
            folder.clearState();
        });
        return ran;
    }

    /** Deletes the data, logs and secrets of a stack that does not run. */
    public static void wipe(Path dataFolder) {
        DataFolder folder = new DataFolder(dataFolder);
        if (!folder.exists()) {
            return;
        }
        locked(folder, () -> {
            clearStale(folder);
            folder.delete();
        });
    }

    private static void locked(DataFolder folder, Runnable action) {
        StackLock lock = lock(folder);
        try {
            action.run();
        } finally {
            lock.close();
        }
    }

    private static StackLock lock(DataFolder folder) {
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

    /** Clears what a crash has left behind; refuses when a stack does run. The caller holds the lock. */
    private static void clearStale(DataFolder folder) {
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

    private static void end(StackState state) {
        state.engines().values().parallelStream().forEach(server -> EngineServer.end(server.processes()));
    }

    private static StackAccess access(DataFolder folder, StackState state) {
        Optional<StackState.EngineState> kafka =
                Optional.ofNullable(state.engines().get(Engine.KAFKA));
        Optional<StackState.EngineState> elasticsearch =
                Optional.ofNullable(state.engines().get(Engine.ELASTICSEARCH));
        return ElasticsearchServer.access(
                kafka.map(server -> KafkaBroker.address(server.port())).orElse(""),
                elasticsearch.map(StackState.EngineState::port).orElse(0),
                folder);
    }
}
