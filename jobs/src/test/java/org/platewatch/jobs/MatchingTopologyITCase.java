package org.platewatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.platewatch.jobs.fixtures.EntryBuilder.entry;
import static org.platewatch.jobs.fixtures.Given.HOTLIST_RULE;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.ReadBuilder.read;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.platewatch.events.DeadLetter;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.Hit;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Topics;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.jobs.fixtures.Given;
import org.platewatch.jobs.fixtures.InMemoryTopic;
import org.platewatch.jobs.fixtures.InMemoryTopic.Message;
import org.platewatch.jobs.hotlist.ReferenceMatcher;
import org.platewatch.jobs.reads.CaptureTimeRule;
import org.platewatch.jobs.source.InboundMessage;

/** The whole graph on a cluster, from topics in memory: messages in; reads, hits and dead letters out. */
@Timeout(value = 90, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MatchingTopologyITCase {
    private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setConfiguration(METRICS.addToConfiguration(new Configuration()))
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    /** The cluster's clock is the real one, the tests' captures are not. */
    private static final CaptureTimeRule ANY_TIME =
            new CaptureTimeRule(Duration.ofDays(36_500), Duration.ofDays(36_500));

    private static final Duration LONGER_THAN_THE_TEST = Duration.ofHours(1);

    private static final List<PlateRead> READS = reads();
    private static final List<HotlistEntry> ENTRIES = List.of(
            entry("exact").plate("7ABC100").build(),
            entry("confusable").plate("7A8C1O1").build(),
            entry("late")
                    .plate("7ABC102")
                    .enteredAt(NOON.plus(Duration.ofHours(1)))
                    .build(),
            entry("not-seen").plate("9XYW777").build());

    @Test
    void shouldGiveReadsHitsAndDeadLettersForMessages() throws Exception {
        StreamExecutionEnvironment env = environment();
        List<Message> external = new ArrayList<>(
                READS.stream().map(MatchingTopologyITCase::message).toList());
        external.add(Message.of("", "{", NOON));
        MatchingTopology.Outbound outbound = MatchingTopology.build(
                new MatchingTopology.Inbound(
                        InMemoryTopic.bounded(env, Topics.EXTERNAL_READS, List.of(Message.of("", "<read/>", NOON))),
                        InMemoryTopic.bounded(env, Topics.CAMERAS, cameras()),
                        InMemoryTopic.bounded(env, Topics.HOTLIST, hotlist())),
                MatchingTopology.ownReads(
                        InMemoryTopic.bounded(env, Topics.READS, external), settings(LONGER_THAN_THE_TEST)),
                settings(LONGER_THAN_THE_TEST));
        Collected collected = new Collected(outbound);

        JobID job = env.executeAsync().getJobID();

        assertThat(collected.reads()).containsExactlyInAnyOrderElementsOf(enriched());
        assertThat(collected.finalHits()).isEqualTo(new ReferenceMatcher(HOTLIST_RULE).hits(enriched(), ENTRIES));
        assertThat(collected.deadLetters())
                .extracting(DeadLetter::stage, DeadLetter::category, DeadLetter::topic)
                .containsExactlyInAnyOrder(
                        tuple("external-reads", DeadLetterCategory.MALFORMED, Topics.EXTERNAL_READS),
                        tuple("reads", DeadLetterCategory.MALFORMED, Topics.READS),
                        tuple("cameras", DeadLetterCategory.INVALID, Topics.CAMERAS),
                        tuple("hotlist", DeadLetterCategory.INVALID, Topics.HOTLIST));
        assertThat(sum(job, ".*decode reads.*\\.decoded")).isEqualTo(READS.size());
        assertThat(sum(job, ".*decode reads.*\\.dead_letters_malformed")).isEqualTo(1);
        assertThat(sum(job, ".*match hotlist.*\\.matched")).isEqualTo(30);
        assertThat(sum(job, ".*match hotlist.*\\.duplicates")).isZero();
    }

    @Test
    void shouldGiveTheSameAfterAFailure() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.enableCheckpointing(50);
        List<Message> twice = new ArrayList<>();
        READS.forEach(read -> twice.add(message(read)));
        READS.forEach(read -> twice.add(message(read)));
        DataStream<InboundMessage> failing = InMemoryTopic.bounded(env, Topics.READS, twice)
                .map(new FailOnceAtEnd(twice.size()))
                .returns(InboundMessage.class)
                .setParallelism(1);
        MatchingTopology.Outbound outbound = MatchingTopology.build(
                new MatchingTopology.Inbound(
                        InMemoryTopic.bounded(env, Topics.EXTERNAL_READS, List.of()),
                        InMemoryTopic.bounded(env, Topics.CAMERAS, cameras()),
                        InMemoryTopic.bounded(env, Topics.HOTLIST, hotlist())),
                MatchingTopology.ownReads(failing, settings(LONGER_THAN_THE_TEST)),
                settings(LONGER_THAN_THE_TEST));
        Collected collected = new Collected(outbound);

        env.executeAsync();

        assertThat(collected.reads()).hasSize(twice.size()).containsAll(enriched());
        assertThat(collected.finalHits()).isEqualTo(new ReferenceMatcher(HOTLIST_RULE).hits(enriched(), ENTRIES));
        assertThat(collected.deadLetters()).hasSize(2);
    }

    @Test
    void shouldLetReadsOfAnUnregisteredCameraPassAfterTheGrace() throws Exception {
        StreamExecutionEnvironment env = environment();
        MatchingTopology.Outbound outbound = MatchingTopology.build(
                new MatchingTopology.Inbound(
                        InMemoryTopic.unbounded(env, Topics.EXTERNAL_READS, List.of()),
                        InMemoryTopic.unbounded(env, Topics.CAMERAS, List.of()),
                        InMemoryTopic.unbounded(env, Topics.HOTLIST, List.of())),
                MatchingTopology.ownReads(
                        InMemoryTopic.unbounded(
                                env,
                                Topics.READS,
                                READS.stream()
                                        .map(MatchingTopologyITCase::message)
                                        .toList()),
                        settings(Duration.ofMillis(100))),
                settings(Duration.ofMillis(100)));
        DataStream.Collector<PlateRead> reads = new DataStream.Collector<>();
        outbound.reads().collectAsync(reads);

        JobClient job = env.executeAsync();
        List<PlateRead> passed = new ArrayList<>();
        Iterator<PlateRead> output = reads.getOutput();
        while (passed.size() < READS.size()) {
            passed.add(output.next());
        }
        job.cancel().get();

        assertThat(passed).containsExactlyInAnyOrderElementsOf(READS);
        assertThat(passed).noneMatch(PlateRead::cameraKnown);
    }

    /** Ten passes of each of four plates by two cameras, three of them listed. */
    private static List<PlateRead> reads() {
        List<PlateRead> reads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            reads.add(read("r" + i)
                    .plate("7ABC10" + i % 4)
                    .by("cam-" + i % 2)
                    .at(NOON.plus(Duration.ofMinutes(i)))
                    .build());
        }
        return reads;
    }

    private static List<PlateRead> enriched() {
        return READS.stream()
                .map(read -> read.seenBy(Given.fixedCamera(read.camera())))
                .toList();
    }

    private static Message message(PlateRead read) {
        return Message.of("", text(JsonCodec.PLATE_READ.encode(read)), read.receivedAt());
    }

    private static List<Message> cameras() {
        return List.of(
                Message.of("cam-0", text(JsonCodec.CAMERA.encode(Given.fixedCamera("cam-0"))), NOON),
                Message.of("cam-1", text(JsonCodec.CAMERA.encode(Given.fixedCamera("cam-1"))), NOON),
                Message.of("cam-2", "{}", NOON),
                Message.tombstone("cam-9"));
    }

    private static List<Message> hotlist() {
        List<Message> messages = new ArrayList<>();
        ENTRIES.forEach(
                entry -> messages.add(Message.of(entry.id(), text(JsonCodec.HOTLIST_ENTRY.encode(entry)), NOON)));
        messages.add(Message.of("broken", "{}", NOON));
        messages.add(Message.tombstone("never-was"));
        return messages;
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static MatchingSettings settings(Duration grace) {
        MatchingSettings usual = Given.settings(grace);
        return new MatchingSettings(ANY_TIME, grace, usual.hotlistRule(), usual.entryLifetime(), usual.lookBack());
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        return env;
    }

    private static long sum(JobID job, String pattern) {
        return METRICS.findMetrics(job, pattern).values().stream()
                .mapToLong(metric -> ((Counter) metric).getCount())
                .sum();
    }

    /** Everything that comes out, until the job ends. */
    private static final class Collected {
        private final DataStream.Collector<PlateRead> reads = new DataStream.Collector<>();
        private final DataStream.Collector<Hit> hits = new DataStream.Collector<>();
        private final DataStream.Collector<DeadLetter> deadLetters = new DataStream.Collector<>();

        Collected(MatchingTopology.Outbound outbound) {
            outbound.reads().collectAsync(reads);
            outbound.hits().collectAsync(hits);
            outbound.deadLetters().collectAsync(deadLetters);
        }

        List<PlateRead> reads() {
            return all(reads);
        }

        Map<String, Hit> finalHits() {
            Map<String, Hit> last = new TreeMap<>();
            all(hits).forEach(hit -> last.merge(hit.id(), hit, (a, b) -> a.count() > b.count() ? a : b));
            return last;
        }

        List<DeadLetter> deadLetters() {
            return all(deadLetters);
        }

        private static <T> List<T> all(DataStream.Collector<T> collector) {
            List<T> all = new ArrayList<>();
            collector.getOutput().forEachRemaining(all::add);
            return all;
        }
    }

    /** Fails at the last message, the first time. */
    private static final class FailOnceAtEnd extends RichMapFunction<InboundMessage, InboundMessage> {
        private static final long serialVersionUID = 1L;

        private final int messages;
        private boolean firstAttempt;

        FailOnceAtEnd(int messages) {
            this.messages = messages;
        }

        @Override
        public void open(OpenContext context) {
            firstAttempt = getRuntimeContext().getTaskInfo().getAttemptNumber() == 0;
        }

        @Override
        public InboundMessage map(InboundMessage message) {
            if (firstAttempt && message.offset() == messages - 1) {
                throw new IllegalStateException("failing once, for the test");
            }
            return message;
        }
    }
}
