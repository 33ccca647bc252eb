package org.platewatch.jobs.hotlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.platewatch.jobs.fixtures.EntryBuilder.entry;
import static org.platewatch.jobs.fixtures.Given.FIVE_MINUTES_LATER;
import static org.platewatch.jobs.fixtures.Given.HOTLIST_RULE;
import static org.platewatch.jobs.fixtures.Given.LIVE_WITHIN;
import static org.platewatch.jobs.fixtures.Given.MAIN_STREET;
import static org.platewatch.jobs.fixtures.Given.NEXT_WINDOW;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.ReadBuilder.read;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.platewatch.events.Difference;
import org.platewatch.events.Hit;
import org.platewatch.events.HitLevel;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Slot;
import org.platewatch.events.StateComparison;
import org.platewatch.events.Verification;
import org.platewatch.jobs.fixtures.EntryBuilder;
import org.platewatch.jobs.fixtures.ReadBuilder;

class HotlistRuleTest {
    private static final double ROUNDING = 1e-7;

    /** AB at 0.75 and 0.5; where B stands, it may also be an 8 at 0.25. */
    private static final Slot[] A_AND_B_OR_8 = {slot("A", 0.75f), slot("B8", 0.5f, 0.25f)};

    @Test
    void shouldScoreAnExactHitByTheProbabilityOfItsCharacters() {
        Hit hit =
                hit(read("r1").plate("AB").posterior(A_AND_B_OR_8), entry("e1").plate("AB"));

        assertThat(hit.level()).isEqualTo(HitLevel.EXACT);
        assertThat(hit.differences()).isEmpty();
        assertThat(hit.score()).isCloseTo(0.75 * 0.5, within(ROUNDING));
    }

    @Test
    void shouldScoreAConfusableHitByWhatWasSeenOfTheListedCharacters() {
        Hit hit =
                hit(read("r1").plate("AB").posterior(A_AND_B_OR_8), entry("e1").plate("A8"));

        assertThat(hit.level()).isEqualTo(HitLevel.CONFUSABLE);
        assertThat(hit.differences()).containsExactly(new Difference(2, "8", "B", 0.25));
        assertThat(hit.score()).isCloseTo(0.75 * 0.25, within(ROUNDING));
    }

    @Test
    void shouldLeaveOneInAHundredToACharacterThatWasNotSeen() {
        Hit hit = hit(
                read("r1").plate("0B").posterior(slot("0", 0.75f), slot("B", 0.5f)),
                entry("e1").plate("D8"));

        assertThat(hit.differences()).containsExactly(new Difference(1, "D", "0", 0), new Difference(2, "8", "B", 0));
        assertThat(hit.score()).isCloseTo(0.01 * 0.01, within(ROUNDING));
    }

    @Test
    void shouldScoreByConfidenceWithoutAPosterior() {
        assertThat(hit(read("r1").plate("AB").confidence(0.75), entry("e1").plate("AB"))
                        .score())
                .isEqualTo(0.75);
        Hit confusable =
                hit(read("r1").plate("AB0").confidence(0.75), entry("e1").plate("A8O"));
        assertThat(confusable.score()).isCloseTo(0.75 * 0.01 * 0.01, within(ROUNDING));
        assertThat(confusable.differences())
                .containsExactly(new Difference(2, "8", "B", Double.NaN), new Difference(3, "O", "0", Double.NaN));
    }

    @Test
    void shouldTakeACameraWithoutConfidenceForATypicalOne() {
        assertThat(hit(read("r1").plate("AB"), entry("e1").plate("AB")).score()).isEqualTo(0.9);
    }

    @Test
    void shouldLowerTheScoreTenfoldWhenTheStatesDiffer() {
        Hit other = hit(
                read("r1").plate("AB").state("NV").posterior(A_AND_B_OR_8),
                entry("e1").plate("AB").state("CA"));

        assertThat(other.stateComparison()).isEqualTo(StateComparison.DIFFERENT);
        assertThat(other.score()).isCloseTo(0.75 * 0.5 * 0.1, within(ROUNDING));
    }

    @Test
    void shouldNotLowerTheScoreWhenTheStatesAgreeOrOneIsNotKnown() {
        Hit same = hit(read("r1").state("CA"), entry("e1").state("CA"));
        Hit unread = hit(read("r1"), entry("e1").state("CA"));
        Hit unlisted = hit(read("r1").state("CA"), entry("e1"));

        assertThat(List.of(same, unread, unlisted))
                .extracting(Hit::stateComparison)
                .containsExactly(StateComparison.SAME, StateComparison.UNKNOWN, StateComparison.UNKNOWN);
        assertThat(List.of(same, unread, unlisted)).extracting(Hit::score).containsOnly(0.9);
    }

    @Test
    void shouldNotMatchAnotherPlateOrLength() {
        assertThat(match(read("r1").plate("AB"), entry("e1").plate("AC"))).isEmpty();
        assertThat(match(read("r1").plate("AB"), entry("e1").plate("ABB"))).isEmpty();
        assertThat(match(read("r1").plate("ABB"), entry("e1").plate("AB"))).isEmpty();
    }

    @Test
    void shouldMatchFromTheFirstInstantOfValidityToBeforeTheLast() {
        EntryBuilder entry = entry("e1").validFrom(NOON).validUntil(NEXT_WINDOW);

        assertThat(match(read("r1").at(NOON.minusMillis(1)), entry)).isEmpty();
        assertThat(match(read("r1").at(NOON), entry)).isPresent();
        assertThat(match(read("r1").at(NEXT_WINDOW.minusMillis(1)), entry)).isPresent();
        assertThat(match(read("r1").at(NEXT_WINDOW), entry)).isEmpty();
    }

    @Test
    void shouldCallAHitHistoricWhenItsEntryCameAfterTheCapture() {
        assertThat(hit(read("r1").at(NOON), entry("e1").enteredAt(NOON)).historic())
                .isFalse();
        assertThat(hit(read("r1").at(NOON), entry("e1").enteredAt(NOON.plusMillis(1)))
                        .historic())
                .isTrue();
    }

    @Test
    void shouldCallAHitHistoricWhenItsReadTookTooLong() {
        assertThat(hit(read("r1").arrivingAfter(LIVE_WITHIN), entry("e1")).historic())
                .isFalse();
        assertThat(hit(read("r1").arrivingAfter(LIVE_WITHIN.plusMillis(1)), entry("e1"))
                        .historic())
                .isTrue();
        assertThat(hit(read("r1").arrivingAfter(Duration.ofMinutes(-5)), entry("e1"))
                        .historic())
                .as("a clock that runs ahead")
                .isFalse();
    }

    @Test
    void shouldGiveOneIdToTheReadsOfOneWindow() {
        String id = hit(read("r1").at(NOON), entry("e1")).id();

        assertThat(hit(read("r2").at(FIVE_MINUTES_LATER), entry("e1")).id()).isEqualTo(id);
        assertThat(hit(read("r3").at(NEXT_WINDOW.minusMillis(1)), entry("e1").reason("armed"))
                        .id())
                .isEqualTo(id);
        assertThat(hit(read("r4").at(NOON.minusMillis(1)), entry("e1")).id()).isNotEqualTo(id);
        assertThat(hit(read("r5").at(NEXT_WINDOW), entry("e1")).id())
                .isNotEqualTo(id)
                .isGreaterThan(id);
    }

    @Test
    void shouldGiveOtherIdsToOtherCamerasEntriesAndHistoricHits() {
        assertThat(List.of(
                        hit(read("r1"), entry("e1")).id(),
                        hit(read("r1").by("cam-2"), entry("e1")).id(),
                        hit(read("r1"), entry("e2")).id(),
                        hit(read("r1").arrivingAfter(Duration.ofDays(1)), entry("e1"))
                                .id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldCarryWhatAnOfficerNeedsToVerifyIt() {
        PlateRead read = read("r1")
                .plate("7A8C123")
                .state("NV")
                .confidence(0.75)
                .from(MAIN_STREET, 90)
                .build();
        HotlistEntry entry = entry("e1").state("CA").build();

        Hit hit = HOTLIST_RULE.match(Sighting.of(read), entry).orElseThrow();

        assertThat(hit.readId()).isEqualTo("r1");
        assertThat(hit.plate()).isEqualTo("7A8C123");
        assertThat(hit.state()).isEqualTo("NV");
        assertThat(hit.confidence()).isEqualTo(0.75);
        assertThat(hit.camera()).isEqualTo(read.camera());
        assertThat(hit.location()).isEqualTo(MAIN_STREET);
        assertThat(hit.capturedAt()).isEqualTo(hit.lastCapturedAt()).isEqualTo(NOON);
        assertThat(hit.entryId()).isEqualTo("e1");
        assertThat(hit.listedPlate()).isEqualTo(entry.plate());
        assertThat(hit.listedState()).isEqualTo("CA");
        assertThat(hit.category()).isEqualTo(entry.category());
        assertThat(hit.list()).isEqualTo(entry.list());
        assertThat(hit.listAsOf()).isEqualTo(entry.listAsOf());
        assertThat(hit.agency()).isEqualTo(entry.agency());
        assertThat(hit.reason()).isEqualTo(entry.reason());
        assertThat(hit.caseNumber()).isEqualTo(entry.caseNumber());
        assertThat(hit.listedVehicle()).isEqualTo(entry.vehicle());
        assertThat(hit.priority()).isEqualTo(entry.priority());
        assertThat(hit.restricted()).isEqualTo(entry.restricted());
        assertThat(hit.verification()).isEqualTo(Verification.UNVERIFIED);
        assertThat(hit.count()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeAWindowWithoutLengthOrANegativeLimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HotlistRule(Duration.ZERO, LIVE_WITHIN));
        assertThatIllegalArgumentException().isThrownBy(() -> new HotlistRule(Duration.ofMinutes(-1), LIVE_WITHIN));
        assertThatIllegalArgumentException().isThrownBy(() -> new HotlistRule(Duration.ofNanos(1), LIVE_WITHIN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HotlistRule(Duration.ofMinutes(10), Duration.ofMillis(-1)));
    }

    private static Hit hit(ReadBuilder read, EntryBuilder entry) {
        return match(read, entry).orElseThrow();
    }

    private static Optional<Hit> match(ReadBuilder read, EntryBuilder entry) {
        return HOTLIST_RULE.match(Sighting.of(read.build()), entry.build());
    }

    private static Slot slot(String characters, Float... probabilities) {
        return new Slot(characters, List.of(probabilities));
    }
}
