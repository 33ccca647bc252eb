package org.platewatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.platewatch.devstack.testing.StackExtension;
import org.platewatch.devstack.testing.TestStack;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.PlateRead;
import org.platewatch.events.plate.Confusables;
import org.platewatch.jobs.config.JobConfig;
import org.platewatch.jobs.fixtures.TestPlatform;
import org.platewatch.jobs.hotlist.ReferenceMatcher;
import org.platewatch.jobs.offline.OfflineEvents;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.simulation.CityDay;
import org.platewatch.simulation.CityDayConfig;
import org.platewatch.simulation.Message;
import org.platewatch.simulation.Playback;

/** The whole job between a real broker and a real Elasticsearch, while the latter and a task manager are killed. */
@ExtendWith(StackExtension.class)
class MatchingJobITCase {
    private static final int READS = 200_000;

    @TempDir
    Path folder;

    private final TestStack stack;
    private final CityDay day;

    MatchingJobITCase(TestStack stack) {
        this.stack = stack;
        Instant end = Instant.now().minus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        this.day = new CityDay(CityDayConfig.startingAt(end.minus(Duration.ofDays(1)))
                .withTraffic(READS / 3, READS)
                .withHotlistEntries(10_000));
    }

    @Test
    @SuppressWarnings("try") // MiniCluster may be interrupted while it closes
    void shouldLoseAndDoubleNothingWhenElasticsearchAndATaskManagerAreKilled() throws Exception {
        TestPlatform platform = TestPlatform.prepare(stack, folder);
        JobConfig config = platform.config();
        try (MiniCluster flink = TestPlatform.flink()) {
            flink.start();
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.of(config));
            MatchingJob.define(env, config);
            JobID job =
                    flink.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();

            publish(messages -> messages.limit(day.truth().published() / 2));
            TestPlatform.await(() -> platform.count("alpr-reads-*") > READS / 10);
            stack.killElasticsearch();
            flink.terminateTaskManager(0).get();
            flink.startTaskManager();
            publish(messages -> messages.skip(day.truth().published() / 2));
            TimeUnit.SECONDS.sleep(20); // the outage itself, not a wait for something
            stack.startElasticsearch();

            Map<String, Integer> expected = expectedHits();
            TestPlatform.await(() ->
                    platform.count("alpr-reads-*") == READS && hits(platform).equals(expected));
            assertThat(platform.count("alpr-reads-*")).isEqualTo(READS);
            assertThat(hits(platform)).isEqualTo(expected).hasSizeGreaterThan(100);
            flink.cancelJob(job).get();
        }
    }

    private void publish(UnaryOperator<Stream<Message>> part) throws InterruptedException {
        Playback.atOnce(stack.access().bootstrapServers()).play(part.apply(day.messages()));
    }

    private Map<String, Integer> expectedHits() {
        MatchingSettings settings = MatchingJob.settings(JobConfig.of(List.of(), Map.of()));
        OfflineEvents events = OfflineEvents.of(
                day.messages().map(m -> InboundMessage.unsent(m.topic(), m.key(), m.value(), m.timestamp())),
                settings.captureTimes());
        // the reference compares each with each, which takes too long for those that cannot meet
        Set<String> readKeys = events.reads().stream()
                .map(read -> Confusables.key(read.plate()))
                .collect(Collectors.toSet());
        List<HotlistEntry> met = events.entries().stream()
                .filter(entry -> readKeys.contains(Confusables.key(entry.plate())))
                .toList();
        Set<String> metKeys =
                met.stream().map(entry -> Confusables.key(entry.plate())).collect(Collectors.toSet());
        List<PlateRead> meeting = events.reads().stream()
                .filter(read -> metKeys.contains(Confusables.key(read.plate())))
                .toList();
        Map<String, Integer> counts = new TreeMap<>();
        new ReferenceMatcher(settings.hotlistRule())
                .hits(meeting, met)
                .forEach((id, hit) -> counts.put(id, hit.count()));
        return counts;
    }

    private static Map<String, Integer> hits(TestPlatform platform) throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode hit : platform.documents("alpr-hits-*")) {
            counts.put(hit.path("_id").asText(), hit.at("/_source/count").asInt());
        }
        return counts;
    }
}
