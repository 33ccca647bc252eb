package org.platewatch.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.platewatch.cli.local.LocalJob;
import org.platewatch.cli.local.LocalPlatform;
import org.platewatch.devstack.DevStack;
import org.platewatch.devstack.DevStackConfig;
import org.platewatch.devstack.StackAccess;
import org.platewatch.events.Hit;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.Topics;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.index.cluster.ClusterClient;
import org.platewatch.index.cluster.ClusterException;
import org.platewatch.jobs.MatchingJob;
import org.platewatch.jobs.MatchingSettings;
import org.platewatch.jobs.config.JobConfig;
import org.platewatch.jobs.offline.ExpectedHits;
import org.platewatch.jobs.offline.OfflineEvents;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.simulation.CityDay;
import org.platewatch.simulation.CityDayConfig;
import org.platewatch.simulation.Playback;
import org.platewatch.simulation.street.StreetDay;

/**
 * A simulated day of a city through the whole platform: broker, job, index, all real. What comes out is compared with
 * what was put in.
 */
public final class Demo implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int POLL_MILLIS = 500;

    private final DemoOptions options;
    private final DemoView view;
    private final Map<String, Integer> countByHit = new ConcurrentHashMap<>();
    private final AtomicLong deadLetters = new AtomicLong();
    private final Instant started = Instant.now();

    private Optional<DevStack> stack = Optional.empty();
    private Optional<LocalJob> job = Optional.empty();
    private Optional<TopicFeed> feed = Optional.empty();

    public Demo(DemoOptions options, DemoView view) {
        this.options = options;
        this.view = view;
    }

    /** Plays the day and returns when all of it has come out, or nothing more has for a while. */
    public DemoSummary play() throws Exception {
        DevStack.wipe(options.folder());
        view.step("Starting Kafka and Elasticsearch in " + options.folder() + " ...");
        DevStack running = DevStack.start(
                DevStackConfig.in(options.folder()).withPorts(options.kafkaPort(), options.elasticsearchPort()),
                view::step);
        stack = Optional.of(running);
        StackAccess access = running.access();
        LocalPlatform platform = new LocalPlatform(access, options.folder());
        view.step("Installing topics, index templates, roles and users ...");
        platform.prepare();

        CityDay day = new CityDay(cityDay());
        StreetDay streetDay = new StreetDay(options.seed(), day.config().end(), options.cars());
        StreetFeed street = new StreetFeed(streetDay);
        MatchingSettings settings = MatchingJob.settings(JobConfig.of(List.of(), Map.of()));
        CompletableFuture<Map<String, Integer>> expected =
                CompletableFuture.supplyAsync(() -> expectedHits(day, settings));
        view.step("Starting the job on Flink ...");
        job = Optional.of(LocalJob.start(
                access, platform.passwordFile(LocalPlatform.WRITER), options.folder(), options.webPort()));
        view.started(day, streetDay, job.get().webPage());
        feed = Optional.of(new TopicFeed(
                access.bootstrapServers(),
                List.of(Topics.READS, Topics.HITS, Topics.DEAD_LETTERS),
                message -> receive(message, street)));
        try (ClusterClient index = new ClusterClient(platform.superuser())) {
            Playback playback = Playback.of(day.config(), options.playTime(), access.bootstrapServers());
            CompletableFuture<Void> publishing = CompletableFuture.allOf(
                    CompletableFuture.runAsync(() -> publish(day, playback)),
                    CompletableFuture.runAsync(() -> street.publish(access.bootstrapServers())));
            Scene scene = new Scene(day, streetDay, street, playback, index, expected);
            DemoSummary summary = follow(scene, publishing);
            view.finished(summary, platform, access);
            return summary;
        }
    }

    /** Waits until the job ends, that is, for ever unless it fails. */
    public void keepRunning() throws Exception {
        job.orElseThrow(() -> new IllegalStateException("nothing was played")).await();
    }

    @Override
    public void close() {
        try {
            feed.ifPresent(TopicFeed::close);
            job.ifPresent(LocalJob::close);
        } finally {
            stack.ifPresent(DevStack::close);
        }
    }

    private CityDayConfig cityDay() {
        Instant end = Instant.now().minus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        return CityDayConfig.startingAt(end.minus(Duration.ofDays(1)))
                .withSeed(options.seed())
                .withTraffic(options.reads() / 3 + 100, options.reads())
                .withHotlistEntries(Math.max(1_000, options.reads() / 10));
    }

    private static Map<String, Integer> expectedHits(CityDay day, MatchingSettings settings) {
        Stream<InboundMessage> messages =
                day.messages().map(m -> InboundMessage.unsent(m.topic(), m.key(), m.value(), m.timestamp()));
        return ExpectedHits.countByHit(OfflineEvents.of(messages, settings.captureTimes()), settings.hotlistRule());
    }

    /** All that is looked at while the day is played. */
    private record Scene(
            CityDay day,
            StreetDay streetDay,
            StreetFeed street,
            Playback playback,
            ClusterClient index,
            CompletableFuture<Map<String, Integer>> expectedHits) {}

    private DemoSummary follow(Scene scene, CompletableFuture<Void> publishing) throws Exception {
        DemoSummary summary = look(scene);
        Instant lastProgress = Instant.now();
        while (!(publishing.isDone() && summary.agrees())
                && Duration.between(lastProgress, Instant.now()).compareTo(PATIENCE) < 0) {
            if (publishing.isCompletedExceptionally()) {
                publishing.get();
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            DemoSummary now = look(scene);
            if (!now.sameCountsAs(summary)) {
                lastProgress = Instant.now();
            }
            summary = now;
            view.progress(scene.playback.reached(), summary);
        }
        return summary;
    }

    private DemoSummary look(Scene scene) throws ClusterException {
        CityDay day = scene.day;
        StreetDay streetDay = scene.streetDay;
        StreetFeed.Score score = scene.street.score();
        Map<String, Integer> expectedHits = scene.expectedHits.getNow(Map.of());
        boolean known = scene.expectedHits.isDone();
        int wanted = streetDay.wanted().size();
        return new DemoSummary(
                scene.playback.published(),
                score.frames(),
                streetDay.passes().size(),
                score.right(),
                score.reads(),
                count(scene.index, "alpr-reads-*"),
                count(scene.index, "alpr-hits-*"),
                deadLetters.get(),
                Duration.between(started, Instant.now()).toMillis() / 1000.0,
                new DemoSummary.Expected(
                        day.truth().published(),
                        streetDay.frames(),
                        day.truth().reads(),
                        known ? expectedHits.size() + wanted : -1,
                        day.truth().deadLettersInAll()),
                known && countByHit.equals(expectedHits) && score.hits() == wanted);
    }

    private static long count(ClusterClient index, String indices) throws ClusterException {
        return index.get("/" + indices + "/_count").body().path("count").asLong();
    }

    private static void publish(CityDay day, Playback playback) {
        try {
            playback.play(day.messages());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(ConsumerRecord<String, byte[]> message, StreetFeed street) {
        switch (message.topic()) {
            case Topics.DEAD_LETTERS -> deadLetters.incrementAndGet();
            case Topics.READS -> street.read(message.value());
            default -> receiveHit(message.value(), street);
        }
    }

    private void receiveHit(byte[] json, StreetFeed street) {
        try {
            Hit hit = JsonCodec.HIT.decode(json);
            if (street.takes(hit)) {
                view.hit(hit);
            } else if (countByHit.put(hit.id(), hit.count()) == null) {
                view.hit(hit);
            }
        } catch (InvalidEventException e) {
            throw new IllegalStateException("the job wrote a hit that is none: " + e.getMessage(), e);
        }
    }
}
