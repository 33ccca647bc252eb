package org.platewatch.cli.demo;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a demo is played with.
 *
 * @param folder holds everything; wiped at the start
 * @param reads of cameras that recognise on board
 * @param cars that pass the street camera, which sends frames
 * @param playTime how long the day takes; zero for as fast as it goes
 * @param kafkaPort 0 for a free one
 * @param elasticsearchPort 0 for a free one
 */
public record DemoOptions(
        Path folder,
        int reads,
        int cars,
        long seed,
        Duration playTime,
        int kafkaPort,
        int elasticsearchPort,
        int webPort) {}
