package org.platewatch.jobs.hotlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.EntryBuilder.entry;
import static org.platewatch.jobs.fixtures.Given.HOTLIST_RULE;
import static org.platewatch.jobs.fixtures.Given.LIVE_WITHIN;
import static org.platewatch.jobs.fixtures.Given.LOOK_BACK;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.ReadBuilder.read;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Slot;
import org.platewatch.events.Times;
import org.platewatch.jobs.fixtures.ReadBuilder;
import org.platewatch.jobs.hotlist.ReferenceMatcher.Arrival;

/**
 * The job's two hotlist functions against {@link ReferenceMatcher}, in few plates and minutes, so that much collides.
 */
class MatchHotlistProperties {
    private static final Duration BETWEEN_ARRIVALS = Duration.ofMinutes(1);

    private final ReferenceMatcher reference = new ReferenceMatcher(HOTLIST_RULE);

    /** Starting operators takes far longer than a case, so each case leaves them as it found them for the next. */
    private final Deque<HotlistMatching> idle = new ArrayDeque<>();

    @AfterProperty
    void stop() {
        idle.forEach(HotlistMatching::close);
    }

    @Property(tries = 3_000)
    void shouldFindTheHitsOfTheReferenceInAnyOrderOfArrival(@ForAll("unchangedEntries") List<Arrival> arrivals)
            throws Exception {
        HotlistMatching matching = start();
        arrive(matching, arrivals);

        assertThat(matching.takeFinalHits())
                .containsExactlyInAnyOrderEntriesOf(reference.hits(reads(arrivals), entries(arrivals)));
        assertNothingLeftInTheEnd(matching, arrivals);
    }

    @Property(tries = 2_000)
    void shouldFindTheHitsOfTheReferenceThroughUpdatesAndRemovals(@ForAll("anyHistory") List<Arrival> arrivals)
            throws Exception {
        HotlistMatching matching = start();
        arrive(matching, arrivals);

        assertThat(matching.takeFinalHits()).containsExactlyInAnyOrderEntriesOf(reference.hits(arrivals));
        assertNothingLeftInTheEnd(matching, arrivals);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void shouldFindTheHitsOfTheReferenceThroughRestarts(
            @ForAll("anyHistory") List<Arrival> arrivals,
            @ForAll @IntRange(max = 40) int first,
            @ForAll @IntRange(max = 40) int second,
            @ForAll @IntRange(min = 1, max = 3) int parallelism)
            throws Exception {
        HotlistMatching matching = start();
        int firstStop = Math.min(first, arrivals.size());
        int secondStop = Math.max(firstStop, Math.min(second, arrivals.size()));
        arrive(matching, arrivals.subList(0, firstStop));
        matching.restart(parallelism);
        arrive(matching, arrivals.subList(firstStop, secondStop));
        matching.restart(1);
        arrive(matching, arrivals.subList(secondStop, arrivals.size()));

        assertThat(matching.takeFinalHits()).containsExactlyInAnyOrderEntriesOf(reference.hits(arrivals));
        assertNothingLeftInTheEnd(matching, arrivals);
    }

    private HotlistMatching start() throws Exception {
        return idle.isEmpty() ? new HotlistMatching() : idle.pop();
    }

    private static void arrive(HotlistMatching matching, List<Arrival> arrivals) throws Exception {
        for (Arrival arrival : arrivals) {
            if (arrival.read().isPresent()) {
                matching.read(arrival.read().get());
            } else {
                matching.hotlist(arrival.message().orElseThrow());
            }
            matching.pass(BETWEEN_ARRIVALS);
        }
    }

    private void assertNothingLeftInTheEnd(HotlistMatching matching, List<Arrival> arrivals) throws Exception {
        matching.pass(LOOK_BACK.plusHours(1));
        for (Arrival arrival : arrivals) {
            if (arrival.message().isPresent()) {
                matching.takeOff(arrival.message().get().entryId());
            }
        }
        assertThat(matching.stateEntries()).isZero();
        assertThat(matching.timers()).isZero();
        matching.startOver();
        idle.push(matching);
    }

    private static List<PlateRead> reads(List<Arrival> arrivals) {
        return arrivals.stream().flatMap(arrival -> arrival.read().stream()).toList();
    }

    private static List<HotlistEntry> entries(List<Arrival> arrivals) {
        return arrivals.stream()
                .flatMap(arrival -> arrival.message().stream())
                .flatMap(message -> message.listed().stream())
                .toList();
    }

    /** Each entry and each read is always the same, however often it arrives. */
    @Provide
    Arbitrary<List<Arrival>> unchangedEntries() {
        return arrivals().map(arrivals -> {
            Map<String, Arrival> first = new LinkedHashMap<>();
            List<Arrival> unchanged = new ArrayList<>();
            for (Arrival arrival : arrivals) {
                if (arrival.read().isPresent()
                        || !arrival.message().orElseThrow().listed().isEmpty()) {
                    first.putIfAbsent(id(arrival), arrival);
                    unchanged.add(first.get(id(arrival)));
                }
            }
            return unchanged;
        });
    }

    /** Entries change, leave and come back; of reads with one id the first to arrive counts. */
    @Provide
    Arbitrary<List<Arrival>> anyHistory() {
        return arrivals();
    }

    private static String id(Arrival arrival) {
        return arrival.read()
                .map(PlateRead::id)
                .orElseGet(() -> arrival.message().orElseThrow().entryId());
    }

    private static Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<Arrival> removals = Arbitraries.of("e1", "e2", "e3").map(Arrival::takenOff);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, reads().map(Arrival::of)),
                        Tuple.of(3, entries().map(Arrival::listed)),
                        Tuple.of(1, removals))
                .list()
                .ofMaxSize(40);
    }

    /** Reads with one id are of one plate by one camera at one time. */
    private static Arbitrary<PlateRead> reads() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(1, 3);
        Arbitrary<Duration> lateness =
                Arbitraries.of(Duration.ofSeconds(1), LIVE_WITHIN, LIVE_WITHIN.plusMillis(1), Duration.ofDays(2));
        return Combinators.combine(
                        numbers,
                        plates(),
                        states(),
                        Arbitraries.of("cam-1", "cam-2"),
                        instants(),
                        lateness,
                        Arbitraries.of(0, 1, 2))
                .as((number, plate, state, camera, at, late, certainty) -> {
                    ReadBuilder builder = read(plate + "/" + camera + "/" + at + "/" + number)
                            .plate(plate)
                            .state(state)
                            .by(camera)
                            .at(at)
                            .arrivingAfter(late);
                    return certainty == 0
                            ? builder.build()
                            : builder.confidence(0.5)
                                    .posterior(posterior(plate, certainty))
                                    .build();
                });
    }

    private static Slot[] posterior(String plate, int certainty) {
        return plate.chars()
                .mapToObj(c ->
                        new Slot(String.valueOf((char) c) + (c == '8' ? 'B' : '8'), List.of(0.5f, 0.25f / certainty)))
                .toArray(Slot[]::new);
    }

    private static Arbitrary<HotlistEntry> entries() {
        return Combinators.combine(
                        Arbitraries.of("e1", "e2", "e3"),
                        plates(),
                        states(),
                        Arbitraries.of("stolen", "armed"),
                        instants(),
                        Arbitraries.oneOf(Arbitraries.just(Times.UNKNOWN), instants()),
                        Arbitraries.oneOf(
                                Arbitraries.just(Duration.ofDays(365)),
                                Arbitraries.of(Duration.ofMillis(1), Duration.ofMinutes(10), Duration.ofMinutes(15))))
                .as((id, plate, state, reason, enteredAt, from, validFor) -> entry(id)
                        .plate(plate)
                        .state(state)
                        .reason(reason)
                        .enteredAt(enteredAt)
                        .validFrom(from)
                        .validUntil(from.equals(Times.UNKNOWN) ? Times.FOREVER : from.plus(validFor))
                        .build());
    }

    /** Two keys with several plates each, and one of another length. */
    private static Arbitrary<String> plates() {
        return Arbitraries.of("8B0", "BB0", "88O", "BBD", "7A1", "7AI", "8B0A");
    }

    private static Arbitrary<String> states() {
        return Arbitraries.of("", "CA", "NV");
    }

    /** On and around the borders of three windows. */
    private static Arbitrary<Instant> instants() {
        return Arbitraries.of(0, 1, 299_999, 599_999, 600_000, 900_000, 1_200_000)
                .map(NOON::plusMillis);
    }
}
