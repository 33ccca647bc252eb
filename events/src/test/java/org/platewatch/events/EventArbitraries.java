package org.platewatch.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.platewatch.events.plate.Plates;

/** All events that can be, for property tests of this and other modules; each optional part is now there, now not. */
public final class EventArbitraries {
    private static final String PLATE_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private EventArbitraries() {}

    public static Arbitrary<String> plates() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .ofMinLength(Plates.MIN_LENGTH)
                .ofMaxLength(Plates.MAX_LENGTH);
    }

    /** Text of one character at least, not blank, with what people write and JSON has to escape. */
    public static Arbitrary<String> texts() {
        Arbitrary<String> usual = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a0', '\u024f')
                .ofMinLength(1)
                .ofMaxLength(60);
        Arbitrary<String> odd = Arbitraries.of("\"\\/'", "\u2028\ufeff", "\ud83d\ude97 bleu", "x".repeat(1_000));
        return Arbitraries.frequencyOf(Tuple.of(9, usual), Tuple.of(1, odd)).filter(text -> !text.isBlank());
    }

    public static Arbitrary<String> ids() {
        Arbitrary<String> first = Arbitraries.strings().alpha().numeric().ofLength(1);
        Arbitrary<String> rest =
                Arbitraries.strings().alpha().numeric().withChars("._:@/-").ofMaxLength(40);
        return Combinators.combine(first, rest).as(String::concat);
    }

    public static Arbitrary<String> states() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .ofMinLength(2)
                .ofMaxLength(3);
    }

    /** Times as events carry them: milliseconds, neither of those that stand for an open end. */
    public static Arbitrary<Instant> times() {
        return Arbitraries.longs().between(1, Times.FOREVER.toEpochMilli() - 1).map(Instant::ofEpochMilli);
    }

    public static Arbitrary<Position> positions() {
        return Combinators.combine(number(-90, 90), number(-180, 180)).as(Position::new);
    }

    public static Arbitrary<Area> areas() {
        Arbitrary<Area> circles =
                Combinators.combine(positions(), number(1, 1_000_000)).as(Area::circle);
        Arbitrary<Area> polygons = positions().list().ofMinSize(3).ofMaxSize(12).map(Area::polygon);
        return Arbitraries.oneOf(circles, polygons);
    }

    public static Arbitrary<VehicleDescription> vehicles() {
        Arbitrary<String> part = maybe(texts(), "");
        return Combinators.combine(part, part, part, part, part).as(VehicleDescription::new);
    }

    public static Arbitrary<Reading> readings() {
        return Combinators.combine(plates(), number(0, 1)).as(Reading::new);
    }

    /** Characters above 2 %, best first. */
    public static Arbitrary<Slot> slots() {
        Arbitrary<List<Character>> characters = Arbitraries.of(
                        PLATE_CHARACTERS.chars().mapToObj(c -> (char) c).toList())
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(6);
        Arbitrary<Float> first = Arbitraries.floats().between(0.5f, 1).ofScale(4);
        return Combinators.combine(characters, first).as(EventArbitraries::slot);
    }

    public static Arbitrary<Difference> differences() {
        Arbitrary<String> character = plates().map(p -> p.substring(0, 1));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 10), character, character, maybe(number(0, 1), Double.NaN))
                .as(Difference::new);
    }

    public static Arbitrary<Camera> cameras() {
        Arbitrary<Camera> anywhere = record(
                Camera.class,
                Map.of(
                        "id", ids(),
                        "agency", ids(),
                        "name", maybe(texts(), ""),
                        "kind", Arbitraries.of(CameraKind.class),
                        "position", positions(),
                        "headingDegrees", headings(),
                        "lanes", Arbitraries.integers().between(0, 20)));
        return Combinators.combine(anywhere, Arbitraries.of(true, false))
                .as((camera, known) -> known || camera.kind() == CameraKind.FIXED
                        ? camera
                        : Records.with(camera, "position", Position.UNKNOWN));
    }

    public static Arbitrary<HotlistEntry> hotlistEntries() {
        return ranges().flatMap(range -> record(
                HotlistEntry.class,
                Map.ofEntries(
                        Map.entry("id", ids()),
                        Map.entry("plate", plates()),
                        Map.entry("state", maybe(states(), "")),
                        Map.entry("category", Arbitraries.of(HotlistCategory.class)),
                        Map.entry("list", ids()),
                        Map.entry("listAsOf", maybe(times(), Times.UNKNOWN)),
                        Map.entry("enteredAt", maybe(times(), Times.UNKNOWN)),
                        Map.entry("agency", ids()),
                        Map.entry("reason", texts()),
                        Map.entry("caseNumber", maybe(texts(), "")),
                        Map.entry("vehicle", maybe(vehicles(), VehicleDescription.UNKNOWN)),
                        Map.entry("priority", Arbitraries.integers().between(0, 100)),
                        Map.entry("validFrom", Arbitraries.just(range.get(0))),
                        Map.entry("validUntil", Arbitraries.just(range.get(1))),
                        Map.entry("restricted", Arbitraries.of(true, false)))));
    }

    public static Arbitrary<String> patterns() {
        String any = "[" + PLATE_CHARACTERS + "]";
        return Arbitraries.of("A", "7", "B", "8", "?", "*", "[AB8]", "~O", "~1", any)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(elements -> String.join("", elements))
                .filter(pattern -> pattern.length() <= 100)
                .map(pattern -> pattern.replaceAll("\\*+", "*"));
    }

    public static Arbitrary<Watch> watches() {
        return ranges().flatMap(range -> record(
                Watch.class,
                Map.ofEntries(
                        Map.entry("id", ids()),
                        Map.entry("pattern", patterns()),
                        Map.entry("state", maybe(states(), "")),
                        Map.entry("colour", maybe(texts(), "")),
                        Map.entry("make", maybe(texts(), "")),
                        Map.entry("area", maybe(areas(), Area.EVERYWHERE)),
                        Map.entry("from", Arbitraries.just(range.get(0))),
                        Map.entry("until", Arbitraries.just(range.get(1))),
                        Map.entry("caseNumber", texts()),
                        Map.entry("offence", texts()),
                        Map.entry("requestedBy", ids()),
                        Map.entry("expires", times()),
                        Map.entry("lookBackHours", Arbitraries.integers().between(0, 720)))));
    }

    public static Arbitrary<ExternalRead> externalReads() {
        return record(
                ExternalRead.class,
                Map.ofEntries(
                        Map.entry("id", maybe(ids(), "")),
                        Map.entry("plate", texts()),
                        Map.entry("state", maybe(states(), "")),
                        Map.entry("confidence", maybe(number(0, 1), Double.NaN)),
                        Map.entry("candidates", readings().list().ofMaxSize(4)),
                        Map.entry("camera", ids()),
                        Map.entry("unit", maybe(ids(), "")),
                        Map.entry("capturedAt", times()),
                        Map.entry("position", maybe(positions(), Position.UNKNOWN)),
                        Map.entry("headingDegrees", headings()),
                        Map.entry("vehicle", maybe(vehicles(), VehicleDescription.UNKNOWN)),
                        Map.entry("imageUri", maybe(texts(), ""))));
    }

    public static Arbitrary<PlateRead> plateReads() {
        return plates().flatMap(plate -> record(
                PlateRead.class,
                Map.ofEntries(
                        Map.entry("id", ids()),
                        Map.entry("plate", Arbitraries.just(plate)),
                        Map.entry("plateRaw", texts()),
                        Map.entry("state", maybe(states(), "")),
                        Map.entry("confidence", maybe(number(0, 1), Double.NaN)),
                        Map.entry("candidates", readings().list().ofMaxSize(4)),
                        Map.entry("posterior", maybe(slots().list().ofSize(plate.length()), List.of())),
                        Map.entry("camera", ids()),
                        Map.entry("cameraKnown", Arbitraries.of(true, false)),
                        Map.entry("agency", maybe(ids(), "")),
                        Map.entry("unit", maybe(ids(), "")),
                        Map.entry("location", maybe(positions(), Position.UNKNOWN)),
                        Map.entry("headingDegrees", headings()),
                        Map.entry("capturedAt", times()),
                        Map.entry("receivedAt", times()),
                        Map.entry("source", Arbitraries.of(ReadSource.class)),
                        Map.entry("vehicle", maybe(vehicles(), VehicleDescription.UNKNOWN)),
                        Map.entry("cropUri", maybe(texts(), "")),
                        Map.entry("contextUri", maybe(texts(), "")),
                        Map.entry("frames", Arbitraries.integers().between(0, 100_000)))));
    }

    public static Arbitrary<Hit> hits() {
        return record(
                Hit.class,
                Map.ofEntries(
                        Map.entry("id", ids()),
                        Map.entry("readId", ids()),
                        Map.entry("entryId", ids()),
                        Map.entry("level", Arbitraries.of(HitLevel.class)),
                        Map.entry("score", number(0, 1)),
                        Map.entry("differences", differences().list().ofMaxSize(3)),
                        Map.entry("plate", plates()),
                        Map.entry("listedPlate", plates()),
                        Map.entry("state", maybe(states(), "")),
                        Map.entry("listedState", maybe(states(), "")),
                        Map.entry("stateComparison", Arbitraries.of(StateComparison.class)),
                        Map.entry("confidence", maybe(number(0, 1), Double.NaN)),
                        Map.entry("category", Arbitraries.of(HotlistCategory.class)),
                        Map.entry("list", ids()),
                        Map.entry("listAsOf", maybe(times(), Times.UNKNOWN)),
                        Map.entry("agency", ids()),
                        Map.entry("reason", texts()),
                        Map.entry("caseNumber", maybe(texts(), "")),
                        Map.entry("listedVehicle", maybe(vehicles(), VehicleDescription.UNKNOWN)),
                        Map.entry("priority", Arbitraries.integers().between(0, 100)),
                        Map.entry("restricted", Arbitraries.of(true, false)),
                        Map.entry("historic", Arbitraries.of(true, false)),
                        Map.entry("verification", Arbitraries.of(Verification.class)),
                        Map.entry("camera", ids()),
                        Map.entry("location", maybe(positions(), Position.UNKNOWN)),
                        Map.entry("capturedAt", times()),
                        Map.entry("lastCapturedAt", times()),
                        Map.entry("cropUri", maybe(texts(), "")),
                        Map.entry("contextUri", maybe(texts(), "")),
                        Map.entry("count", Arbitraries.integers().greaterOrEqual(1))));
    }

    public static Arbitrary<WatchCandidate> watchCandidates() {
        return record(
                WatchCandidate.class,
                Map.ofEntries(
                        Map.entry("id", ids()),
                        Map.entry("watchId", ids()),
                        Map.entry("caseNumber", texts()),
                        Map.entry("pattern", patterns()),
                        Map.entry("readId", ids()),
                        Map.entry("plate", plates()),
                        Map.entry("state", maybe(states(), "")),
                        Map.entry("confidence", maybe(number(0, 1), Double.NaN)),
                        Map.entry("score", number(0, 1)),
                        Map.entry("distanceMetres", maybe(number(0, 50_000_000), Double.NaN)),
                        Map.entry("historic", Arbitraries.of(true, false)),
                        Map.entry("camera", ids()),
                        Map.entry("location", maybe(positions(), Position.UNKNOWN)),
                        Map.entry("capturedAt", times()),
                        Map.entry("cropUri", maybe(texts(), "")),
                        Map.entry("contextUri", maybe(texts(), ""))));
    }

    public static Arbitrary<DeadLetter> deadLetters() {
        return record(
                DeadLetter.class,
                Map.of(
                        "stage", ids(),
                        "category", Arbitraries.of(DeadLetterCategory.class),
                        "reason", texts(),
                        "topic", maybe(ids(), ""),
                        "partition", Arbitraries.integers().between(-1, 1_000),
                        "offset", Arbitraries.longs().greaterOrEqual(-1),
                        "key", Arbitraries.bytes().array(byte[].class).ofMaxSize(20),
                        "value", Arbitraries.bytes().array(byte[].class).ofMaxSize(200),
                        "headers", messageHeaders().list().ofMaxSize(5)));
    }

    private static Arbitrary<MessageHeader> messageHeaders() {
        return Combinators.combine(
                        ids(), Arbitraries.bytes().array(byte[].class).ofMaxSize(20))
                .as(MessageHeader::new);
    }

    /** One of {@code given}, or the form that stands for "not given". */
    public static <T> Arbitrary<T> maybe(Arbitrary<T> given, T absent) {
        return Arbitraries.oneOf(given, given, Arbitraries.just(absent));
    }

    private static Arbitrary<Double> headings() {
        return maybe(number(0, 360), Double.NaN);
    }

    private static Arbitrary<Double> number(double min, double max) {
        return Arbitraries.doubles().between(min, max).ofScale(6);
    }

    /** A start and a later end, each of them open now and then. */
    private static Arbitrary<List<Instant>> ranges() {
        return times().list().uniqueElements().ofSize(2).flatMap(two -> {
            List<Instant> ends = two.stream().sorted().toList();
            return Combinators.combine(
                            maybe(Arbitraries.just(ends.get(0)), Times.UNKNOWN),
                            maybe(Arbitraries.just(ends.get(1)), Times.FOREVER))
                    .as(List::of);
        });
    }

    private static Slot slot(List<Character> characters, float first) {
        List<Float> probabilities = new ArrayList<>();
        float left = 1 - first;
        for (int i = 0; i < characters.size(); i++) {
            float next = i == 0 ? first : left / 2;
            if (next > 0) {
                probabilities.add(next);
                left -= i == 0 ? 0 : next;
            }
        }
        String kept = characters.stream()
                .limit(probabilities.size())
                .map(String::valueOf)
                .collect(Collectors.joining());
        return new Slot(kept, probabilities);
    }

    /** Combines an arbitrary for each component; a component without one is an error, so that none is forgotten. */
    private static <T> Arbitrary<T> record(Class<T> type, Map<String, Arbitrary<?>> components) {
        List<String> names = Records.components(type);
        if (!components.keySet().equals(Set.copyOf(names))) {
            throw new IllegalArgumentException(type.getSimpleName() + " has the components " + names);
        }
        List<Arbitrary<Object>> inOrder =
                names.stream().map(name -> components.get(name).asGeneric()).toList();
        return Combinators.combine(inOrder).as(values -> Records.create(type, values));
    }
}
