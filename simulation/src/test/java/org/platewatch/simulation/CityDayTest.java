package org.platewatch.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platewatch.events.Camera;
import org.platewatch.events.CameraKind;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.Position;
import org.platewatch.events.Topics;
import org.platewatch.events.plate.Plates;

class CityDayTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z"); // midnight in Corona
    private static final CityDayConfig SMALL = CityDayConfig.startingAt(START)
            .withTraffic(3_000, 20_000)
            .withHotlistEntries(500)
            .withShares(new Shares(0.02, 0.01, 0.05, 0.005, 0.1));

    @Test
    void shouldGiveTheSameBytesForTheSameSeedOnly() {
        CityDay day = new CityDay(SMALL);
        List<Message> once = day.messages().toList();

        assertThat(day.messages()).containsExactlyElementsOf(once);
        assertThat(new CityDay(SMALL).messages()).containsExactlyElementsOf(once);
        assertThat(new CityDay(SMALL.withSeed(1)).messages().toList()).isNotEqualTo(once);
    }

    @Test
    void shouldComeInOrderOfTimeWithinTheDay() {
        Instant last = START.minus(Setup.LENGTH);
        for (Message message : (Iterable<Message>) new CityDay(SMALL)::iterator) {
            assertThat(message.timestamp()).isAfterOrEqualTo(last);
            last = message.timestamp();
        }
        assertThat(last).isBefore(SMALL.end().plus(Duration.ofMinutes(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 8, 1, 100, 200, PT1M, 20",
        "8, 40, 6, 5000, 30000, PT24H, 2000",
        "9, 200, 3, 1000, 5000, PT1H, 20",
        "10, 9, 2, 300, 3000, P7D, 100",
    })
    void shouldKnowBeforehandWhatDecodingTellsAfterwards(
            long seed, int fixed, int mobile, int vehicles, long reads, Duration duration, long hotlist) {
        CityDay day = new CityDay(SMALL.withSeed(seed)
                .withCameras(fixed, mobile)
                .withTraffic(vehicles, reads)
                .withDuration(duration)
                .withHotlistEntries(hotlist));
        Observed observed = Observed.of(day);

        assertThat(observed.truth()).isEqualTo(day.truth());
        assertThat(day.truth().reads()).isEqualTo(reads);
        assertThat(day.truth().published()).isEqualTo(observed.messages());
    }

    @Test
    void shouldSpareWhatIsNotWanted() {
        CityDay day = new CityDay(SMALL.withShares(Shares.NONE));

        assertThat(day.truth().deadLettersInAll()).isZero();
        assertThat(day.truth().duplicates()).isZero();
        assertThat(Observed.of(day).truth()).isEqualTo(day.truth());
    }

    @Test
    void shouldHoldEveryKindOfFault() {
        CityDay day = new CityDay(SMALL);

        assertThat(day.truth().deadLetters())
                .hasSize(5)
                .allSatisfy((category, count) -> assertThat(count).isPositive());
        assertThat(Observed.of(day).reasons())
                .anyMatch(r -> r.startsWith("not JSON"))
                .anyMatch(r -> r.contains("is missing"))
                .anyMatch(r -> r.contains("bytes, more than"))
                .anyMatch(r -> r.startsWith("confidence must be"))
                .anyMatch(r -> r.startsWith("plate must have 2 to 10"))
                .anyMatch(r -> r.startsWith("captured_at"));
    }

    @Test
    void shouldHaveTheSharesAsked() {
        Truth truth = new CityDay(SMALL).truth();

        assertThat(truth.duplicates()).isEqualTo(400);
        assertThat(truth.lateReads()).isEqualTo(1_000);
        assertThat(truth.misreads()).isEqualTo(2_000);
        assertThat(truth.deadLettersInAll()).isEqualTo(200 + 100 + 2);
    }

    @Test
    void shouldUploadLateWithinThirtyDays() {
        List<Duration> lateness = new ArrayList<>();
        Observed.of(new CityDay(SMALL))
                .forEachRead((read, published) -> lateness.add(Duration.between(read.capturedAt(), published)));

        assertThat(lateness).allMatch(d -> !d.isNegative() && d.compareTo(Duration.ofDays(30)) <= 0);
        assertThat(lateness.stream().filter(d -> d.compareTo(Duration.ofHours(2)) > 0))
                .hasSize(1_000 + 2); // two belong to a story
        assertThat(lateness.stream().filter(d -> d.compareTo(Duration.ofDays(7)) > 0))
                .hasSizeGreaterThan(300);
    }

    @Test
    void shouldPeakWhenPeopleGoToWorkAndComeHome() {
        long[] byHour = new long[24];
        Observed.of(new CityDay(SMALL))
                .forEachRead((read, published) ->
                        byHour[(int) DayCurve.hourOfDay(read.capturedAt().toEpochMilli())]++);

        assertThat(byHour[7]).isGreaterThan(10 * byHour[2]).isGreaterThan(byHour[11]);
        assertThat(byHour[17]).isGreaterThan(10 * byHour[2]).isGreaterThan(byHour[13]);
    }

    @Test
    void shouldSeeCommutersInTheMorningAndInTheEvening() {
        Map<String, Set<Boolean>> halves = new HashMap<>();
        Observed.of(new CityDay(SMALL))
                .forEachRead((read, published) -> halves.computeIfAbsent(
                                Plates.normalise(read.plate()), p -> new HashSet<>())
                        .add(DayCurve.hourOfDay(read.capturedAt().toEpochMilli()) < 12));

        long both = halves.values().stream().filter(h -> h.size() == 2).count();
        assertThat(both).isGreaterThan(halves.size() / 3);
    }

    @Test
    void shouldReadFromCamerasInTheCityAndOneThatNobodyRegistered() {
        CityDay day = new CityDay(SMALL);
        Map<String, Camera> cameras = day.cameras().stream().collect(Collectors.toMap(Camera::id, c -> c));
        Position corona = new Position(33.87, -117.56);
        Map<String, Long> unknown = new HashMap<>();
        Map<CameraKind, Long> known = new HashMap<>();
        Observed.of(day).forEachRead((read, published) -> {
            Camera camera = cameras.get(read.camera());
            if (camera == null) {
                unknown.merge(read.camera(), 1L, Long::sum);
            } else {
                known.merge(camera.kind(), 1L, Long::sum);
                Position seen = read.position().absent() ? camera.position() : read.position();
                assertThat(seen.metresTo(corona)).isLessThan(13_000);
                assertThat(read.unit().isEmpty()).isEqualTo(camera.kind() == CameraKind.FIXED);
            }
        });

        assertThat(cameras).hasSize(39 + 6);
        assertThat(cameras.values()).extracting(Camera::agency).contains("corona-pd", "riverside-so");
        assertThat(unknown).hasSize(1);
        assertThat(known.get(CameraKind.MOBILE) / 20_000.0).isCloseTo(0.16, within(0.02));
    }

    @Test
    void shouldNameNoTwoCamerasAlike() {
        CityDay day = new CityDay(SMALL.withCameras(1_000, 50));

        assertThat(day.cameras()).extracting(Camera::id).hasSize(1_049).doesNotHaveDuplicates();
        assertThat(day.cameras()).extracting(Camera::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldEndLikeAnyIterator() {
        Iterator<Message> messages = new CityDay(SMALL.withTraffic(100, 200)).iterator();
        messages.forEachRemaining(m -> {});

        assertThat(messages.hasNext()).isFalse();
        assertThatThrownBy(messages::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void shouldRefuseADayThatCannotBe() {
        assertThatThrownBy(() -> SMALL.withTraffic(100, 199))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reads must be at least 200, but is 199");
        assertThatThrownBy(() -> new Shares(0, 0.6, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("malformed must be a share of 0 to 0.5, but is 0.6");
    }

    @Test
    void shouldMarkTombstonesAndKeepReadsOnTheirCamerasKey() {
        List<Message> messages = new CityDay(SMALL).messages().toList();

        assertThat(messages.stream().filter(Message::isTombstone))
                .singleElement()
                .satisfies(m -> assertThat(m.topic()).isEqualTo(Topics.HOTLIST))
                .satisfies(m -> assertThat(m.key()).isEqualTo(Stories.WITHDRAWN_ENTRY));
        Observed.of(new CityDay(SMALL))
                .forEachMessageOfARead((ExternalRead read, Message message) ->
                        assertThat(message.key()).isEqualTo(read.camera()));
    }
}
