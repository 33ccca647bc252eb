package org.platewatch.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elasticsearch.xpack.core.ilm.IndexLifecycleOriginationDateParser;
import org.junit.jupiter.api.Test;
import org.platewatch.events.Times;

class IndexNameProperties {
    @Property
    void shouldNameTheMondayOfTheCaptureWeek(@ForAll IndexFamily family, @ForAll("instants") Instant capturedAt) {
        IndexName index = IndexName.of(family, capturedAt);

        Instant monday = index.monday().atStartOfDay(ZoneOffset.UTC).toInstant();
        assertThat(index.monday().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(capturedAt).isAfterOrEqualTo(monday).isBefore(monday.plus(Duration.ofDays(7)));
    }

    @Property
    void shouldBeDatedByElasticsearchAsByUs(@ForAll IndexFamily family, @ForAll("instants") Instant capturedAt) {
        IndexName index = IndexName.of(family, capturedAt);

        assertThat(IndexLifecycleOriginationDateParser.parseIndexNameAndExtractDate(index.toString()))
                .isEqualTo(
                        index.monday().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        assertThat(IndexName.parse(index.toString())).contains(index);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(Times.UNKNOWN.toEpochMilli(), Times.FOREVER.toEpochMilli())
                .map(Instant::ofEpochMilli);
    }

    @Test
    void shouldChangeAtMidnightUtcBeforeMonday() {
        assertThat(IndexName.of(IndexFamily.READS, Instant.parse("2026-11-22T23:59:59.999Z")))
                .hasToString("alpr-reads-2026.11.16");
        assertThat(IndexName.of(IndexFamily.HITS_RESTRICTED, Instant.parse("2026-11-23T00:00:00Z")))
                .hasToString("alpr-hits-restricted-2026.11.23");
    }

    @Test
    void shouldRecogniseItsOwnNamesOnly() {
        assertThat(IndexName.parse("alpr-hits-restricted-2026.11.23"))
                .contains(new IndexName(IndexFamily.HITS_RESTRICTED, LocalDate.of(2026, 11, 23)));
        assertThat(IndexName.parse("alpr-reads-2026.11.24")).as("a Tuesday").isEmpty();
        assertThat(IndexName.parse("alpr-reads-2026.13.01")).isEmpty();
        assertThat(IndexName.parse("alpr-evidence-2026.11.23")).isEmpty();
        assertThat(IndexName.parse("alpr-reads-2026.11.23-000001")).isEmpty();
    }
}
