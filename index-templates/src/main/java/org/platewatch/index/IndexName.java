package org.platewatch.index;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The index of one family and one week of capture, named by the week's Monday: {@code alpr-reads-2026.11.23}. The date
 * is what Elasticsearch counts an index's age from ({@code parse_origination_date}), so a late upload goes to the week
 * it was captured in and is deleted with it.
 *
 * @param monday first day of the week, UTC
 */
public record IndexName(IndexFamily family, LocalDate monday) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu.MM.dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public IndexName {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException(monday + " is not a Monday");
        }
    }

    /** The index that a capture at that instant belongs in. */
    public static IndexName of(IndexFamily family, Instant capturedAt) {
        LocalDate day = LocalDate.ofInstant(capturedAt, ZoneOffset.UTC);
        return new IndexName(family, day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** What an index's name says; empty for an index that is none of ours. */
    public static Optional<IndexName> parse(String index) {
        return Arrays.stream(IndexFamily.values())
                .filter(family -> index.startsWith(family.prefix()))
                .flatMap(family -> date(index.substring(family.prefix().length()))
                        .filter(date -> date.getDayOfWeek() == DayOfWeek.MONDAY)
                        .map(monday -> new IndexName(family, monday)))
                .findFirst();
    }

    private static Stream<LocalDate> date(String text) {
        try {
            return Stream.of(LocalDate.parse(text, DATE));
        } catch (DateTimeParseException e) {
            return Stream.empty();
        }
    }

    /** The name as Elasticsearch knows it. */
    @Override
    public String toString() {
        return family.prefix() + DATE.format(monday);
    }
}
