package org.platewatch.benchmarks;

import picocli.CommandLine.Command;

/** The benchmarks; each prints its figure against a baseline measured in the same run, because machines are noisy. */
@Command(
        name = "bench",
        description = "Measure this machine: each benchmark prints a ratio against a baseline of the same run.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCHMARK",
        subcommands = {MatchingBenchmark.class, SinkBenchmark.class, RecognitionBenchmark.class, FusionBenchmark.class})
public final class BenchCommand {}
