package org.platewatch.jobs.hotlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.EntryBuilder.entry;
import static org.platewatch.jobs.fixtures.Given.FIVE_MINUTES_LATER;
import static org.platewatch.jobs.fixtures.Given.HOTLIST_RULE;
import static org.platewatch.jobs.fixtures.Given.NEXT_WINDOW;
import static org.platewatch.jobs.fixtures.ReadBuilder.read;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.platewatch.events.Hit;
import org.platewatch.events.PlateRead;
import org.platewatch.jobs.hotlist.ReferenceMatcher.Arrival;

/** The yardstick itself, where its answers are plain to see. */
class ReferenceMatcherTest {
    private static final PlateRead READ = read("r1").build();

    private final ReferenceMatcher reference = new ReferenceMatcher(HOTLIST_RULE);

    @Test
    void shouldCountTheReadsOfAWindowOnce() {
        PlateRead later = read("r2").at(FIVE_MINUTES_LATER).build();
        PlateRead nextWindow = read("r3").at(NEXT_WINDOW).build();
        PlateRead other = read("r4").plate("9XYW777").build();

        Map<String, Hit> hits = reference.hits(
                List.of(later, READ, READ, nextWindow, other),
                List.of(entry("e1").build()));

        assertThat(hits.values()).extracting(Hit::readId).containsExactly("r1", "r3");
        assertThat(hits.values()).extracting(Hit::count).containsExactly(2, 1);
        assertThat(hits.values()).extracting(Hit::lastCapturedAt).containsExactly(FIVE_MINUTES_LATER, NEXT_WINDOW);
        assertThat(hits).allSatisfy((id, hit) -> assertThat(hit.id()).isEqualTo(id));
    }

    @Test
    void shouldCountAReadUnderTheVersionThatStoodWhenItArrived() {
        assertThat(reasons(
                        Arrival.listed(entry("e1").reason("first").build()),
                        Arrival.listed(entry("e1").reason("second").build()),
                        Arrival.of(READ),
                        Arrival.listed(entry("e1").reason("third").build())))
                .containsExactly("second");
    }

    @Test
    void shouldCountAReadUnderALaterVersionIfTheEarlierDidNotMatch() {
        assertThat(reasons(
                        Arrival.listed(entry("e1").plate("9XYW777").build()),
                        Arrival.of(READ),
                        Arrival.listed(entry("e1").validFrom(NEXT_WINDOW).build()),
                        Arrival.listed(entry("e1").reason("right").build()),
                        Arrival.listed(entry("e1").reason("too late").build())))
                .containsExactly("right");
    }

    @Test
    void shouldNotCountAReadForAnEntryThatWasTakenOffBefore() {
        assertThat(reasons(
                        Arrival.listed(entry("e1").build()),
                        Arrival.takenOff("e1"),
                        Arrival.of(READ),
                        Arrival.takenOff("e2")))
                .isEmpty();
        assertThat(reasons(
                        Arrival.takenOff("e1"),
                        Arrival.of(READ),
                        Arrival.listed(entry("e1").build())))
                .hasSize(1);
    }

    @Test
    void shouldFindNothingInNothing() {
        assertThat(reference.hits(List.of(), List.of())).isEmpty();
        assertThat(reference.hits(List.of(READ), List.of())).isEmpty();
    }

    private List<String> reasons(Arrival... arrivals) {
        return reference.hits(List.of(arrivals)).values().stream()
                .map(Hit::reason)
                .toList();
    }
}
