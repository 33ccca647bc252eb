package org.platewatch.devstack;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a stack is started with.
 *
 * @param dataFolder where data, logs and generated secrets are kept between starts
 * @param engines which servers to run
 * @param kafkaPort port of the broker, 0 to pick a free one
 * @param elasticsearchPort HTTPS port of Elasticsearch, 0 to pick a free one
 * @param kafkaHeapMebibytes largest heap of the broker
 * @param elasticsearchHeapMebibytes heap of Elasticsearch
 * @param shortLived whether the servers are to be quick to start rather than fast once they run; for tests
 */
public record DevStackConfig(
        Path dataFolder,
        Set<Engine> engines,
        int kafkaPort,
        int elasticsearchPort,
        int kafkaHeapMebibytes,
        int elasticsearchHeapMebibytes,
        boolean shortLived) {

    /** The folder, below the working directory, that a stack uses when it is told nothing else. */
    public static final Path DEFAULT_DATA_FOLDER = Path.of(".platewatch");

    private static final int HIGHEST_PORT = 65_535;
    private static final int SMALLEST_HEAP_MEBIBYTES = 128;

    public DevStackConfig {
        dataFolder = requireNonNull(dataFolder, "dataFolder").toAbsolutePath().normalize();
        if (engines.isEmpty()) {
            throw new IllegalArgumentException("a stack needs at least one engine");
        }
        engines = Set.copyOf(engines);
        checkPort(kafkaPort);
        checkPort(elasticsearchPort);
        checkHeap(kafkaHeapMebibytes);
        checkHeap(elasticsearchHeapMebibytes);
    }

    /** Both engines in {@link #DEFAULT_DATA_FOLDER}, free ports, heaps for a small machine. */
    public static DevStackConfig defaults() {
        return in(DEFAULT_DATA_FOLDER);
    }

    /** The defaults, but in another folder. */
    public static DevStackConfig in(Path dataFolder) {
        return new DevStackConfig(dataFolder, EnumSet.allOf(Engine.class), 0, 0, 512, 1024, false);
    }

    public DevStackConfig withEngines(Set<Engine> chosen) {
        return new DevStackConfig(
                dataFolder,
                chosen,
                kafkaPort,
                elasticsearchPort,
                kafkaHeapMebibytes,
                elasticsearchHeapMebibytes,
                shortLived);
    }

    public DevStackConfig withPorts(int kafka, int elasticsearch) {
        return new DevStackConfig(
                dataFolder, engines, kafka, elasticsearch, kafkaHeapMebibytes, elasticsearchHeapMebibytes, shortLived);
    }

    public DevStackConfig withHeaps(int kafkaMebibytes, int elasticsearchMebibytes) {
        return new DevStackConfig(
                dataFolder, engines, kafkaPort, elasticsearchPort, kafkaMebibytes, elasticsearchMebibytes, shortLived);
    }

    /** Compiled only lightly, the servers need half the processor time to start. */
    public DevStackConfig forShortLife() {
        return new DevStackConfig(
                dataFolder,
                engines,
                kafkaPort,
                elasticsearchPort,
                kafkaHeapMebibytes,
                elasticsearchHeapMebibytes,
                true);
    }

    private static void checkPort(int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("a port is 0 (any) to " + HIGHEST_PORT + ", not " + port);
        }
    }

    private static void checkHeap(int mebibytes) {
        if (mebibytes < SMALLEST_HEAP_MEBIBYTES) {
            throw new IllegalArgumentException(
                    "a heap needs at least " + SMALLEST_HEAP_MEBIBYTES + " MiB, not " + mebibytes);
        }
    }
}
