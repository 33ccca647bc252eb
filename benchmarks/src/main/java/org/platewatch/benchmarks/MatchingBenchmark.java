package org.platewatch.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.platewatch.devstack.DevStack;
import org.platewatch.devstack.DevStackConfig;
import org.platewatch.devstack.Engine;
import org.platewatch.devstack.Topics.Topic;
import org.platewatch.events.Topics;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.simulation.CityDay;
import org.platewatch.simulation.CityDayConfig;
import org.platewatch.simulation.Hotlists;
import org.platewatch.simulation.Message;
import org.platewatch.simulation.Playback;
import org.platewatch.simulation.Shares;
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

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds after the first, which only warms up " + "(default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--json", description = "Print one line of JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Report report = new Report(spec);
        try (Workspace workspace = Workspace.create();
                DevStack stack = DevStack.start(
                        DevStackConfig.in(workspace.folder("stack")).withEngines(Set.of(Engine.KAFKA)),
                        report::progress)) {
            String kafka = stack.access().bootstrapServers();
            fill(stack, kafka, report);
            Path savepoints = workspace.folder("savepoints");
            MatchingRun all = new MatchingRun(kafka, savepoints, Topics.EXTERNAL_READS, reads, entries);
            Rates baseline = new Rates();
            Rates matching = new Rates();
            MatchingRun.Result last = measureWarmUp(all, report);
            for (int round = 1; round <= rounds; round++) {
                baseline.add(all.withoutMatching());
                last = all.withMatching();
                matching.add(last.readsPerSecond());
                report.progress("round %d: %,.0f reads/s without matching, %,.0f with"
                        .formatted(round, baseline.last(), matching.last()));
            }
            long loaded = new MatchingRun(kafka, savepoints, Topics.READS, 0, entries)
                    .withMatching()
                    .stateBytes();
            report.add("entries", entries);
            report.add("reads", reads);
            report.add("state_bytes_per_entry", (double) loaded / entries);
            report.add("state_bytes_per_read", (double) (last.stateBytes() - loaded) / reads);
            report.add("baseline_reads_per_second", baseline.median());
            report.add("matching_reads_per_second", matching.median());
            report.add("ratio", matching.median() / baseline.median());
            report.print(json);
            return 0;
        }
    }

    private static MatchingRun.Result measureWarmUp(MatchingRun all, Report report) throws Exception {
        double baseline = all.withoutMatching();
        MatchingRun.Result matching = all.withMatching();
        report.progress(
                "warm-up: %,.0f reads/s without matching, %,.0f with".formatted(baseline, matching.readsPerSecond()));
        return matching;
    }

    private void fill(DevStack stack, String kafka, Report report) throws Exception {
        stack.createTopics(List.of(
                Topic.of(Topics.EXTERNAL_READS, 2),
                Topic.of(Topics.READS, 2),
                Topic.of(Topics.CAMERAS, 2),
                Topic.of(Topics.HOTLIST, 2)));
        Instant start = Instant.now().minusSeconds(90_000);
        CityDay day = new CityDay(
                CityDayConfig.startingAt(start).withTraffic(reads / 4, reads).withShares(Shares.NONE));
        report.progress("publishing %,d reads and %,d hotlist entries".formatted(reads, entries));
        Playback playback = Playback.atOnce(kafka);
        playback.play(day.messages().filter(message -> !message.topic().equals(Topics.HOTLIST)));
        playback.play(Hotlists.random(7, entries, start)
                .map(entry -> new Message(
                        Topics.HOTLIST, entry.id(), Optional.of(JsonCodec.HOTLIST_ENTRY.encode(entry)), start)));
    }
}
