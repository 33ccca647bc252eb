package org.platewatch.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.platewatch.events.HotlistCategory;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.Times;
import org.platewatch.events.VehicleDescription;

/** Hotlists of any length, made as they are read. */
public final class Hotlists {
    /** The date that {@link #random(long, long)} speaks of. */
    public static final Instant AS_OF = Instant.parse("2026-03-02T13:00:00Z");

    private static final int HOURS_A_YEAR = 365 * 24;

    private Hotlists() {}

    /** So many entries as of {@link #AS_OF}; the same seed gives the same ones, and a longer list begins alike. */
    public static Stream<HotlistEntry> random(long seed, long size) {
        return random(seed, size, AS_OF);
    }

    /** So many entries, entered in the year before {@code asOf} and valid from then on. */
    public static Stream<HotlistEntry> random(long seed, long size, Instant asOf) {
        PlateMaker plates = new PlateMaker(seed);
        return LongStream.range(0, size).mapToObj(i -> entry(seed, i, plates.at(i), asOf));
    }

    /** The index-th entry of a list, for that plate. */
    static HotlistEntry entry(long seed, long index, Registration registration, Instant asOf) {
        long hash = Hash.of(seed ^ 0x407115, index);
        Kind kind = Kind.of(Hash.pick(hash, 0, 100));
        Instant entered = asOf.minusSeconds(60 + 3_600L * Hash.pick(hash, 1, HOURS_A_YEAR));
        boolean described = Hash.pick(hash, 2, 10) < 7;
        boolean ends = Hash.pick(hash, 3, 10) == 0;
        return new HotlistEntry(
                kind.list + "-" + index,
                registration.plate(),
                registration.state(),
                kind.category,
                kind.list,
                asOf,
                entered,
                kind.agency,
                kind.reason,
                kind.restricted ? "" : "26-" + (10_000 + Hash.pick(hash, 1, 60_000)),
                described ? Fleet.description(Hash.of(seed, ~index)) : VehicleDescription.UNKNOWN,
                kind.priority,
                entered,
                ends ? asOf.plus(Duration.ofDays(90)) : Times.FOREVER,
                kind.restricted);
    }

    /** The lists that a Californian department loads, by their share of the entries in per cent. */
    private enum Kind {
        STOLEN_VEHICLE(55, HotlistCategory.STOLEN_VEHICLE, "svs", "ca-doj", "Stolen vehicle", 60, true),
        STOLEN_PLATE(30, HotlistCategory.STOLEN_PLATE, "slr", "ca-doj", "Stolen or lost plate", 40, true),
        FELONY_VEHICLE(5, HotlistCategory.FELONY_VEHICLE, "sfr", "ca-doj", "Vehicle of a felony", 90, true),
        WARRANT(4, HotlistCategory.WARRANT, "local", "corona-pd", "Warrant for the registered owner", 50, false),
        MISSING_PERSON(2, HotlistCategory.MISSING_PERSON, "local", "corona-pd", "Missing person at risk", 85, false),
        OTHER(4, HotlistCategory.OTHER, "local", "riverside-so", "Lead of an investigation", 30, false);

        final int percent;
        final HotlistCategory category;
        final String list;
        final String agency;
        final String reason;
        final int priority;
        final boolean restricted;

        Kind(
                int percent,
                HotlistCategory category,
                String list,
                String agency,
                String reason,
                int priority,
                boolean restricted) {
            this.percent = percent;
            this.category = category;
            this.list = list;
            this.agency = agency;
            this.reason = reason;
            this.priority = priority;
            this.restricted = restricted;
        }

        static Kind of(int percent) {
            int below = 0;
            for (Kind kind : values()) {
                below += kind.percent;
                if (percent < below) {
                    return kind;
                }
            }
            return OTHER;
        }
    }
}
