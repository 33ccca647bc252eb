package org.platewatch.jobs.hotlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.EntryBuilder.entry;
import static org.platewatch.jobs.fixtures.Given.ENTRY_LIFETIME;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.Given.UPLOAD_LATENESS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platewatch.events.HotlistEntry;
import org.platewatch.jobs.fixtures.KeyedOperator;

class RouteEntryChangesTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Instant IN_AN_HOUR = NOON.plus(AN_HOUR);

    private KeyedOperator<HotlistMessage, Void, EntryChange> route;

    @BeforeEach
    void start() throws Exception {
        route = KeyedOperator.of(new RouteEntryChanges(ENTRY_LIFETIME), HotlistMessage::entryId);
    }

    @AfterEach
    void stop() {
        route.close();
    }

    @Test
    void shouldListANewEntryUnderItsConfusionKey() throws Exception {
        HotlistEntry entry = entry("e1").plate("8OLD5").build();

        list(entry);

        assertThat(route.takeOutput()).containsExactly(new EntryChange("80105", "e1", List.of(entry)));
        assertThat(route.timers()).isZero();
        takeOff("e1");
        assertNothingLeft();
    }

    @Test
    void shouldOnlyListAgainWhenAnUpdateStaysUnderItsKey() throws Exception {
        list(entry("e1").plate("7ABC1Z3").build());
        route.takeOutput();
        HotlistEntry corrected =
                entry("e1").plate("7ABC123").reason("recovered").build();

        list(corrected);

        assertThat(route.takeOutput()).containsExactly(EntryChange.listed(corrected));
    }

    @Test
    void shouldLeaveTheOldKeyWhenAnUpdateChangesThePlate() throws Exception {
        list(entry("e1").plate("7ABC123").build());
        route.takeOutput();
        HotlistEntry corrected = entry("e1").plate("9XYW777").build();

        list(corrected);
        takeOff("e1");

        assertThat(route.takeOutput())
                .containsExactly(
                        EntryChange.left("7A8C123", "e1"),
                        EntryChange.listed(corrected),
                        EntryChange.left("9XYW777", "e1"));
        assertNothingLeft();
    }

    @Test
    void shouldIgnoreTheTombstoneOfAnEntryThatNeverWas() throws Exception {
        takeOff("e1");

        assertThat(route.takeOutput()).isEmpty();
        assertNothingLeft();
    }

    @Test
    void shouldIgnoreASecondTombstone() throws Exception {
        list(entry("e1").build());
        takeOff("e1");
        route.takeOutput();

        takeOff("e1");

        assertThat(route.takeOutput()).isEmpty();
        assertNothingLeft();
    }

    @Test
    void shouldNotListAnEntryThatHasEndedForGood() throws Exception {
        list(entry("e1").validUntil(NOON.minus(UPLOAD_LATENESS)).build());

        assertThat(route.takeOutput()).isEmpty();
        assertNothingLeft();
    }

    @Test
    void shouldListAnExpiredEntryWhileUploadsMayStillCome() throws Exception {
        HotlistEntry expired = entry("e1").validUntil(NOON.minus(AN_HOUR)).build();

        list(expired);

        assertThat(route.takeOutput()).containsExactly(EntryChange.listed(expired));
        route.pass(UPLOAD_LATENESS.minus(AN_HOUR));
        assertThat(route.takeOutput()).containsExactly(EntryChange.left("7A8C123", "e1"));
        assertNothingLeft();
    }

    @Test
    void shouldLeaveWhenTheLastUploadMayHaveCome() throws Exception {
        list(entry("e1").validUntil(IN_AN_HOUR).build());
        route.takeOutput();

        route.pass(AN_HOUR.plus(UPLOAD_LATENESS).minusMillis(1));
        assertThat(route.takeOutput()).isEmpty();
        route.pass(Duration.ofMillis(1));

        assertThat(route.takeOutput()).containsExactly(EntryChange.left("7A8C123", "e1"));
        assertNothingLeft();
    }

    @Test
    void shouldLeaveWhenAnUpdateSaysThatItHasEnded() throws Exception {
        list(entry("e1").build());
        route.takeOutput();

        list(entry("e1").validUntil(NOON.minus(UPLOAD_LATENESS)).build());

        assertThat(route.takeOutput()).containsExactly(EntryChange.left("7A8C123", "e1"));
        assertNothingLeft();
    }

    @Test
    void shouldMoveTheEndWithAnUpdate() throws Exception {
        list(entry("e1").validUntil(IN_AN_HOUR).build());
        list(entry("e1").validUntil(IN_AN_HOUR.plus(AN_HOUR)).build());
        route.takeOutput();
        assertThat(route.timers()).isEqualTo(1);

        route.pass(AN_HOUR.plus(UPLOAD_LATENESS));
        assertThat(route.takeOutput()).isEmpty();
        route.pass(AN_HOUR);

        assertThat(route.takeOutput()).hasSize(1);
        assertNothingLeft();
    }

    @Test
    void shouldDropTheEndWhenAnUpdateHasNone() throws Exception {
        list(entry("e1").validUntil(IN_AN_HOUR).build());

        list(entry("e1").build());

        assertThat(route.timers()).isZero();
        takeOff("e1");
        assertNothingLeft();
    }

    @Test
    void shouldForgetTheEndOfAnEntryTakenOff() throws Exception {
        list(entry("e1").validUntil(IN_AN_HOUR).build());

        takeOff("e1");

        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shouldGoOnFromASnapshotWithAnyParallelism(int parallelism) throws Exception {
        for (int i = 0; i < 30; i++) {
            HotlistEntry entry = entry("e" + i).build();
            list(i % 3 == 0 ? entry("e" + i).validUntil(IN_AN_HOUR).build() : entry);
        }
        route.takeOutput();

        route.restart(parallelism);
        for (int i = 0; i < 30; i += 3) {
            takeOff("e" + (i + 1));
        }
        assertThat(route.takeOutput()).hasSize(10).allMatch(change -> change.equals(left(change.entryId())));
        route.restart(3);
        route.pass(AN_HOUR.plus(UPLOAD_LATENESS));
        assertThat(route.takeOutput()).hasSize(10).allMatch(change -> change.equals(left(change.entryId())));
        route.restart(parallelism);
        for (int i = 0; i < 30; i += 3) {
            list(entry("e" + (i + 2)).plate("9XYW777").build());
            takeOff("e" + (i + 2));
        }

        assertThat(route.takeOutput()).hasSize(30);
        assertNothingLeft();
    }

    private static EntryChange left(String entryId) {
        return EntryChange.left("7A8C123", entryId);
    }

    private void list(HotlistEntry entry) throws Exception {
        route.first(new HotlistMessage(entry.id(), List.of(entry)));
    }

    private void takeOff(String entryId) throws Exception {
        route.first(new HotlistMessage(entryId, List.of()));
    }

    private void assertNothingLeft() {
        assertThat(route.stateEntries()).isZero();
        assertThat(route.timers()).isZero();
    }
}
