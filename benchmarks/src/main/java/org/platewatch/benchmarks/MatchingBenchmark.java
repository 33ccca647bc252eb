package org.platewatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.platewatch.devstack.DevStack;
import org.platewatch.devstack.DevStackConfig;
import org.platewatch.devstack.Engine;
import org.platewatch.devstack.Topics.Topic;
import org.platewatch.events.Topics;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.simulation.CityDay;
import org.platewatch.simulation.CityDayConfig;
import org.platewatch.simulation.Hotlists;
import org.platewatch.simulation.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast reads are matched against a large hotlist, against the same graph without matching. */
@Command(
        name = "matching",
        description = {
            "Reads a second through Kafka, validation, enrichment and hotlist matching,",
            "against the same graph without the matching, in alternating runs."
        },
        mixinStandardHelpOptions = true)
final class MatchingBenchmark implements Callable<Integer> {
    @Option(names = "--entries", defaultValue = "1000000", description = "Hotlist entries (default: ${DEFAULT-VALUE}).")
    int entries;

    @Option(names = "--reads", defaultValue = "1000000", description = "Reads a run (default: ${DEFAULT-VALUE}).")
    int reads;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds after the first, which only warms up "
            + "(default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--json", description = "Print one line of JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Report report = new Report(spec);
        Path folder = Files.createTempDirectory("platewatch-bench");
        DevStackConfig config =
                DevStackConfig.in(folder.resolve("stack")).withEngines(java.util.Set.of(Engine.KAFKA));
        try (DevStack stack = DevStack.start(config, report::progress)) {
            String kafka = stack.access().bootstrapServers();
            fill(stack, kafka, report);
            List<Double> baselines = new ArrayList<>();
            List<Double> matchings = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                double baseline = run(kafka, folder.resolve("baseline-" + round), false).readsPerSecond();
                MatchingRun.Result matching = run(kafka, folder.resolve("matching-" + round), true);
                report.progress("%s: %,.0f reads/s without matching, %,.0f with".formatted(
                        round == 0 ? "warm-up" : "round " + round, baseline, matching.readsPerSecond()));
                if (round > 0) {
                    baselines.add(baseline);
                    matchings.add(matching.readsPerSecond());
                }
                if (round == rounds) {
                    report.add("state_bytes_per_entry", matching.bytesPerEntry());
                    report.add("state_bytes_per_read", matching.bytesPerRead());
                }
            }
            report.add("entries", entries);
            report.add("reads", reads);
            report.add("baseline_reads_per_second", median(baselines));
            report.add("matching_reads_per_second", median(matchings));
            report.add("ratio", median(matchings) / median(baselines));
            report.print(json);
            return 0;
        } finally {
            delete(folder);
        }
    }

    private MatchingRun.Result run(String kafka, Path folder, boolean matching) throws Exception {
        Files.createDirectories(folder);
        return new MatchingRun(kafka, folder, reads, entries).run(matching);
    }

    private void fill(DevStack stack, String kafka, Report report) throws Exception {
        stack.createTopics(List.of(
                Topic.of(Topics.EXTERNAL_READS, 2), Topic.of(Topics.CAMERAS, 2), Topic.of(Topics.HOTLIST, 2)));
        Instant start = Instant.now().minusSeconds(90_000);
        CityDay day = new CityDay(CityDayConfig.startingAt(start)
                .withTraffic(reads / 4, reads)
                .withShares(org.platewatch.simulation.Shares.NONE));
        report.progress("publishing %,d reads and %,d hotlist entries".formatted(reads, entries));
        Publisher.publish(
                kafka, day.messages().filter(m -> !m.topic().equals(Topics.HOTLIST)));
        Stream<HotlistEntry> list = Hotlists.random(7, entries, start);
        Publisher.publish(
                kafka,
                list.map(entry -> new Message(
                        Topics.HOTLIST,
                        entry.id(),
                        java.util.Optional.of(JsonCodec.HOTLIST_ENTRY.encode(entry)),
                        start)));
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
