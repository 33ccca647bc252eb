package org.platewatch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.platewatch.events.HotlistCategory;
import org.platewatch.events.HotlistEntry;

class HotlistsTest {
    @Test
    void shouldBeginAlikeWhateverTheLength() {
        List<HotlistEntry> ten = Hotlists.random(7, 10).toList();

        assertThat(ten).hasSize(10).doesNotHaveDuplicates();
        assertThat(Hotlists.random(7, 1_000).limit(10)).containsExactlyElementsOf(ten);
        assertThat(Hotlists.random(8, 10).toList()).isNotEqualTo(ten);
    }

    @Test
    void shouldBeInForceAndMostlyStolenCarsAndPlates() {
        List<HotlistEntry> entries = Hotlists.random(7, 10_000).toList();

        assertThat(entries)
                .allMatch(e -> e.validAt(Hotlists.AS_OF))
                .allMatch(e -> e.enteredAt().isBefore(Hotlists.AS_OF));
        assertThat(entries.stream().map(HotlistEntry::id).distinct()).hasSameSizeAs(entries);
        assertThat(entries.stream().collect(Collectors.groupingBy(HotlistEntry::category, Collectors.counting())))
                .hasSize(6)
                .hasEntrySatisfying(
                        HotlistCategory.STOLEN_VEHICLE, n -> assertThat(n).isBetween(5_000L, 6_000L));
        assertThat(entries.stream().filter(HotlistEntry::restricted)).hasSizeGreaterThan(8_000);
    }
}
