package org.platewatch.jobs.hotlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.platewatch.jobs.fixtures.EntryBuilder.entry;
import static org.platewatch.jobs.fixtures.Given.CAMERA;
import static org.platewatch.jobs.fixtures.Given.FIVE_MINUTES_LATER;
import static org.platewatch.jobs.fixtures.Given.LIVE_WITHIN;
import static org.platewatch.jobs.fixtures.Given.LOOK_BACK;
import static org.platewatch.jobs.fixtures.Given.NEXT_WINDOW;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.Given.UPLOAD_LATENESS;
import static org.platewatch.jobs.fixtures.ReadBuilder.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platewatch.events.Hit;
import org.platewatch.events.HitLevel;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.StateComparison;

class MatchHotlistTest {
    /** Reads are dropped on the hour after the look-back. */
    private static final Duration UNTIL_FORGOTTEN = LOOK_BACK.plus(Duration.ofHours(1));

    private HotlistMatching matching;

    @BeforeEach
    void start() throws Exception {
        matching = new HotlistMatching();
    }

    @AfterEach
    void stop() {
        matching.close();
    }

    @Test
    void shouldHitTheListedPlate() throws Exception {
        HotlistEntry entry = entry("e1").build();
        matching.list(entry);

        matching.read(read("r1").build());

        Hit hit = single();
        assertThat(hit.level()).isEqualTo(HitLevel.EXACT);
        assertThat(hit.readId()).isEqualTo("r1");
        assertThat(hit.entryId()).isEqualTo("e1");
        assertThat(hit.camera()).isEqualTo(CAMERA);
        assertThat(hit.reason()).isEqualTo(entry.reason());
        assertThat(hit.historic()).isFalse();
        assertThat(hit.count()).isEqualTo(1);
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldHitAConfusablePlate() throws Exception {
        matching.list(entry("e1").plate("7ABC1Z3").build());

        matching.read(read("r1").plate("7A8C123").build());

        Hit hit = single();
        assertThat(hit.level()).isEqualTo(HitLevel.CONFUSABLE);
        assertThat(hit.plate()).isEqualTo("7A8C123");
        assertThat(hit.listedPlate()).isEqualTo("7ABC1Z3");
        assertThat(hit.differences()).hasSize(2);
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldHitEachEntryForThePlate() throws Exception {
        matching.list(entry("e1").build());
        matching.list(entry("e2").plate("7A8C123").build());

        matching.read(read("r1").build());

        assertThat(matching.takeHits())
                .extracting(Hit::entryId, Hit::level)
                .containsExactlyInAnyOrder(tuple("e1", HitLevel.EXACT), tuple("e2", HitLevel.CONFUSABLE));
        assertNothingLeftInTheEnd("e1", "e2");
    }

    @Test
    void shouldNotHitAnotherPlateOrAnotherLength() throws Exception {
        matching.list(entry("e1").build());

        matching.read(read("r1").plate("7ABC124").build());
        matching.read(read("r2").plate("7ABC12").build());
        matching.read(read("r3").plate("7ABC1234").build());

        assertThat(matching.takeHits()).isEmpty();
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldHitOnlyCapturesWithinTheValidityOfTheEntry() throws Exception {
        matching.list(entry("e1").validFrom(NOON).validUntil(NEXT_WINDOW).build());

        matching.read(read("too-early").at(NOON.minusMillis(1)).build());
        matching.read(read("first").at(NOON).build());
        matching.read(read("too-late").at(NEXT_WINDOW).build());

        assertThat(single().readId()).isEqualTo("first");
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldLowerTheScoreWhenTheStatesDiffer() throws Exception {
        matching.list(entry("e1").state("CA").build());

        matching.read(read("same").state("CA").by("cam-1").build());
        matching.read(read("other").state("NV").by("cam-2").build());
        matching.read(read("unread").by("cam-3").build());

        List<Hit> hits = matching.takeHits();
        assertThat(hits)
                .extracting(Hit::stateComparison)
                .containsExactly(StateComparison.SAME, StateComparison.DIFFERENT, StateComparison.UNKNOWN);
        assertThat(hits.get(1).score()).isLessThan(hits.get(0).score());
        assertThat(hits.get(2).score()).isEqualTo(hits.get(0).score());
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldHitRememberedReadsWhenTheEntryComesLaterAndCallThemHistoric() throws Exception {
        matching.read(read("r1").build());
        matching.pass(LOOK_BACK);

        matching.list(entry("e1").enteredAt(NOON.plus(LOOK_BACK)).build());

        Hit hit = single();
        assertThat(hit.readId()).isEqualTo("r1");
        assertThat(hit.historic()).isTrue();
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldCallAReadLiveThatMerelyOvertookItsEntryOnTheWay() throws Exception {
        matching.read(read("r1").build());

        matching.list(entry("e1").enteredAt(NOON).build());

        assertThat(single().historic()).isFalse();
    }

    @Test
    void shouldNotRememberReadsBeyondTheLookBack() throws Exception {
        matching.read(read("r1").build());
        matching.pass(UNTIL_FORGOTTEN);
        assertThat(matching.stateEntries()).isZero();

        matching.list(entry("e1").build());

        assertThat(matching.takeHits()).isEmpty();
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldCallALateUploadHistoric() throws Exception {
        matching.list(entry("e1").build());

        matching.read(read("just-live").by("cam-1").arrivingAfter(LIVE_WITHIN).build());
        matching.read(read("late")
                .by("cam-2")
                .arrivingAfter(LIVE_WITHIN.plusMillis(1))
                .build());

        assertThat(matching.takeHits()).extracting(Hit::historic).containsExactly(false, true);
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldHitAnUploadThatWasCapturedBeforeTheEntryExpired() throws Exception {
        matching.list(entry("e1").validUntil(FIVE_MINUTES_LATER).build());
        matching.pass(UPLOAD_LATENESS);

        matching.read(read("r1").arrivingAfter(UPLOAD_LATENESS).build());

        assertThat(single().historic()).isTrue();
        matching.pass(UNTIL_FORGOTTEN);
        assertNothingLeft();
    }

    @Test
    void shouldCountTheReadsOfOneWindowUpInOneHit() throws Exception {
        matching.list(entry("e1").build());

        matching.read(read("r1").at(NOON).build());
        matching.read(read("r2").at(FIVE_MINUTES_LATER).build());
        matching.read(read("r3").at(NEXT_WINDOW.minusMillis(1)).build());
        matching.read(read("r4").at(NEXT_WINDOW).build());

        List<Hit> hits = matching.takeHits();
        assertThat(hits).extracting(Hit::count).containsExactly(1, 2, 3, 1);
        assertThat(hits.subList(0, 3))
                .extracting(Hit::id)
                .containsOnly(hits.get(0).id());
        assertThat(hits.get(3).id()).isNotEqualTo(hits.get(0).id());
        assertThat(hits.get(2).readId()).isEqualTo("r1");
        assertThat(hits.get(2).capturedAt()).isEqualTo(NOON);
        assertThat(hits.get(2).lastCapturedAt()).isEqualTo(NEXT_WINDOW.minusMillis(1));
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldKeepTheHitsOfEachCameraApart() throws Exception {
        matching.list(entry("e1").build());

        matching.read(read("r1").by("cam-1").build());
        matching.read(read("r2").by("cam-2").build());

        assertThat(matching.takeFinalHits()).hasSize(2);
    }

    @Test
    void shouldKeepLiveAndHistoricHitsOfOneWindowApart() throws Exception {
        matching.list(entry("e1").build());

        matching.read(read("late").arrivingAfter(Duration.ofDays(2)).build());
        matching.read(read("live").at(FIVE_MINUTES_LATER).build());

        List<Hit> hits = matching.takeHits();
        assertThat(hits).extracting(Hit::historic, Hit::count).containsExactly(tuple(true, 1), tuple(false, 1));
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldIgnoreAReadThatComesTwice() throws Exception {
        matching.list(entry("e1").build());
        matching.read(read("r1").build());
        single();

        matching.read(read("r1").build());
        matching.list(entry("e2").build());
        matching.read(read("r1").build());

        assertThat(single().entryId()).isEqualTo("e2");
        assertNothingLeftInTheEnd("e1", "e2");
    }

    @Test
    void shouldNotHitAnEntryTakenOff() throws Exception {
        matching.list(entry("e1").build());
        matching.takeOff("e1");

        matching.read(read("r1").build());

        assertThat(matching.takeHits()).isEmpty();
        matching.pass(UNTIL_FORGOTTEN);
        assertNothingLeft();
    }

    @Test
    void shouldNotHitTheOldPlateOfAnUpdatedEntry() throws Exception {
        matching.list(entry("e1").build());
        matching.list(entry("e1").plate("9XYW777").build());

        matching.read(read("old").build());
        matching.read(read("new").plate("9XYW777").build());

        assertThat(single().readId()).isEqualTo("new");
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldNotCountAReadTwiceWhenItsEntryIsUpdatedOrListedAgain() throws Exception {
        matching.list(entry("e1").build());
        matching.read(read("r1").build());
        matching.list(entry("e1").reason("armed").build());
        matching.takeOff("e1");
        matching.list(entry("e1").build());

        assertThat(single().count()).isEqualTo(1);
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldTellFurtherReadsWhatAnUpdatedEntrySays() throws Exception {
        matching.list(entry("e1").build());
        matching.list(entry("e1").reason("armed").build());

        matching.read(read("r1").build());

        assertThat(single().reason()).isEqualTo("armed");
    }

    @Test
    void shouldCountTheSameWhateverComesFirst() throws Exception {
        HotlistEntry entry = entry("e1").build();
        matching.list(entry);
        matching.read(read("r1").at(NOON).build());
        matching.read(read("r2").at(FIVE_MINUTES_LATER).build());
        Map<String, Hit> entryFirst = matching.takeFinalHits();
        matching.close();
        matching = new HotlistMatching();
        matching.read(read("r2").at(FIVE_MINUTES_LATER).build());
        matching.list(entry);
        matching.read(read("r1").at(NOON).build());

        assertThat(matching.takeFinalHits()).isEqualTo(entryFirst);
        assertThat(entryFirst.values()).extracting(Hit::count).containsExactly(2);
    }

    /** The map of remembered reads has no order, so this needs many to meet the one that leaves first last. */
    @Test
    void shouldCountOnWhileAnyReadOfTheWindowIsRemembered() throws Exception {
        Duration twoDays = Duration.ofDays(2);
        for (int i = 0; i < 16; i++) {
            matching.read(read("r" + i).arrivingAfter(twoDays).build());
            matching.pass(Duration.ofHours(1));
        }
        matching.list(entry("e1").build());
        assertThat(matching.takeFinalHits().values()).extracting(Hit::count).containsExactly(16);
        matching.pass(LOOK_BACK.minusMinutes(30));

        matching.read(read("last").arrivingAfter(twoDays).build());

        assertThat(single().count()).isEqualTo(17);
        assertNothingLeftInTheEnd("e1");
    }

    @Test
    void shouldNeedFewTimersForABusyPlate() throws Exception {
        for (int i = 0; i < 600; i++) {
            matching.read(read("r" + i).at(matching.now()).build());
            matching.pass(Duration.ofSeconds(12));
        }

        assertThat(matching.timers()).isLessThanOrEqualTo(3);
        matching.pass(UNTIL_FORGOTTEN);
        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shouldGoOnFromASnapshotWithAnyParallelism(int parallelism) throws Exception {
        List<String> plates = Stream.of("AB", "CD", "EF", "GH", "JK", "MN", "PR", "TU")
                .map(prefix -> prefix + "1234")
                .toList();
        for (String plate : plates) {
            matching.list(entry("early-" + plate).plate(plate).build());
            matching.read(read("1-" + plate).plate(plate).build());
        }
        matching.restart(parallelism);
        for (String plate : plates) {
            matching.read(read("1-" + plate).plate(plate).build());
            matching.read(read("2-" + plate).plate(plate).at(FIVE_MINUTES_LATER).build());
        }
        matching.restart(3);
        for (String plate : plates) {
            matching.list(entry("late-" + plate).plate(plate).build());
        }
        matching.restart(parallelism);

        Map<String, Hit> hits = matching.takeFinalHits();
        assertThat(hits).hasSize(2 * plates.size());
        assertThat(hits.values()).extracting(Hit::count).containsOnly(2);
        for (String plate : plates) {
            matching.takeOff("early-" + plate);
            matching.takeOff("late-" + plate);
        }
        matching.pass(UNTIL_FORGOTTEN);
        assertNothingLeft();
    }

    private Hit single() {
        List<Hit> hits = matching.takeHits();
        assertThat(hits).hasSize(1);
        return hits.get(0);
    }

    private void assertNothingLeftInTheEnd(String... entryIds) throws Exception {
        for (String entryId : entryIds) {
            matching.takeOff(entryId);
        }
        matching.pass(UNTIL_FORGOTTEN);
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        assertThat(matching.stateEntries()).isZero();
        assertThat(matching.timers()).isZero();
    }
}
