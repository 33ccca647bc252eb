package org.platewatch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.plate.Confusables;
import org.platewatch.events.plate.Plates;

class StoriesTest {
    private static final CityDayConfig CONFIG = CityDayConfig.startingAt(Instant.parse("2026-03-02T08:00:00Z"))
            .withTraffic(2_000, 5_000)
            .withHotlistEntries(400);

    @Test
    void shouldTellEveryCase() {
        assertThat(new CityDay(CONFIG).stories())
                .extracting(Story::name)
                .containsExactly(
                        "stolen-crosses-town",
                        "entered-after-the-reads",
                        "confusable-misread",
                        "near-miss",
                        "state-differs",
                        "expired-entry",
                        "not-yet-valid-entry",
                        "withdrawn-entry",
                        "parked-and-seen-again",
                        "unregistered-camera",
                        "uploaded-late");
    }

    /**
     * A reference matcher in a dozen lines: all reads against all entries, as if the order of arrival did not matter.
     */
    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT1H", "PT24H", "P3D"})
    void shouldComeOutAsTold(Duration duration) {
        CityDay day = new CityDay(CONFIG.withDuration(duration));
        Observed observed = Observed.of(day);
        Map<String, List<HotlistEntry>> listed =
                observed.hotlist().values().stream().collect(Collectors.groupingBy(e -> Confusables.key(e.plate())));
        Map<String, Set<String>> live = new HashMap<>();
        Map<String, Set<String>> historic = new HashMap<>();
        Map<String, Integer> reads = new HashMap<>();
        observed.forEachRead((read, published) -> {
            String key = Confusables.key(Plates.normalise(read.plate()));
            for (HotlistEntry entry : listed.getOrDefault(key, List.of())) {
                if (entry.validAt(read.capturedAt())) {
                    boolean late = read.capturedAt().isBefore(entry.enteredAt())
                            || Duration.between(read.capturedAt(), published).compareTo(Duration.ofHours(1)) > 0;
                    String hit = read.camera() + read.capturedAt().getEpochSecond() / 600;
                    (late ? historic : live)
                            .computeIfAbsent(entry.id(), e -> new HashSet<>())
                            .add(hit);
                }
            }
            if (Observed.isStory(read)) {
                reads.merge(story(read), 1, Integer::sum);
            }
        });

        assertThat(day.stories()).allSatisfy(story -> {
            assertThat(live.getOrDefault(story.entryId(), Set.of())).hasSize(story.liveHits());
            assertThat(historic.getOrDefault(story.entryId(), Set.of())).hasSize(story.historicHits());
        });
        assertThat(reads.values().stream().mapToInt(n -> n).sum())
                .isEqualTo(day.stories().stream().mapToInt(Story::reads).sum());
        assertThat(reads).hasSameSizeAs(day.stories());
    }

    @Test
    void shouldHaveWantedCarsInTheTraffic() {
        CityDay day = new CityDay(CONFIG);
        Set<String> listed = day.hotlist().map(HotlistEntry::plate).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        Observed.of(day).forEachRead((read, published) -> {
            if (!Observed.isStory(read) && listed.contains(Plates.normalise(read.plate()))) {
                seen.add(read.plate());
            }
        });

        assertThat(seen).isNotEmpty();
    }

    /** Cars of stories have plates of their own beginning; at most a mistake of a reader stands behind it. */
    private static String story(ExternalRead read) {
        return read.plate().substring(0, 3).replace('0', 'O');
    }
}
