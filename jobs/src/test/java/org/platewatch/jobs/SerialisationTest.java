package org.platewatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.EntryBuilder.entry;
import static org.platewatch.jobs.fixtures.Given.CAMERA;
import static org.platewatch.jobs.fixtures.Given.HOTLIST_RULE;
import static org.platewatch.jobs.fixtures.Given.MAIN_STREET;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.Given.bytes;
import static org.platewatch.jobs.fixtures.LookBuilder.look;
import static org.platewatch.jobs.fixtures.ReadBuilder.read;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.platewatch.events.Area;
import org.platewatch.events.Camera;
import org.platewatch.events.CameraHealth;
import org.platewatch.events.CameraKind;
import org.platewatch.events.DeadLetter;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.Difference;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.Hit;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.MessageHeader;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Position;
import org.platewatch.events.Reading;
import org.platewatch.events.Slot;
import org.platewatch.events.Times;
import org.platewatch.events.VehicleDescription;
import org.platewatch.events.Watch;
import org.platewatch.events.WatchCandidate;
import org.platewatch.jobs.camera.CameraChange;
import org.platewatch.jobs.fixtures.CarriedTypes;
import org.platewatch.jobs.fixtures.Given;
import org.platewatch.jobs.frames.FrameCount;
import org.platewatch.jobs.fusion.FusedRead;
import org.platewatch.jobs.fusion.Pass;
import org.platewatch.jobs.health.MinuteCount;
import org.platewatch.jobs.hotlist.EntryChange;
import org.platewatch.jobs.hotlist.HitTally;
import org.platewatch.jobs.hotlist.HotlistMessage;
import org.platewatch.jobs.hotlist.Remembered;
import org.platewatch.jobs.hotlist.Sighting;
import org.platewatch.jobs.source.InboundMessage;

class SerialisationTest {
    private static final byte[] NOTHING = {};

    @ParameterizedTest
    @MethodSource("carriedTypes")
    void shouldSerialiseEveryCarriedTypeWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @ParameterizedTest
    @MethodSource("instances")
    void shouldComeBackFromFlinksSerialiserAsItWas(Object instance) throws Exception {
        assertSame(roundTrip(instance, instance.getClass()), instance);
    }

    @Test
    void shouldTryEveryCarriedType() {
        Set<Class<?>> tried = instances().map(Object::getClass).collect(Collectors.toSet());

        assertThat(tried)
                .isEqualTo(CarriedTypes.find())
                .contains(
                        InboundMessage.class,
                        PlateRead.class,
                        CameraChange.class,
                        HotlistMessage.class,
                        EntryChange.class,
                        Sighting.class,
                        HitTally.class,
                        Hit.class,
                        DeadLetter.class);
    }

    static Stream<Class<?>> carriedTypes() {
        return CarriedTypes.find().stream();
    }

    static Stream<Object> instances() {
        return Stream.concat(withEverythingAbsent(), withEverythingPresent());
    }

    private static Stream<Object> withEverythingAbsent() {
        PlateRead read = read("r1").build();
        HotlistEntry entry = entry("e1").enteredAt(Times.UNKNOWN).build();
        Sighting sighting = Sighting.of(read);
        Hit hit = HOTLIST_RULE.match(sighting, entry("e1").build()).orElseThrow();
        return Stream.of(
                read,
                entry,
                sighting,
                sighting.posterior(),
                new Remembered(sighting, List.of(), 0),
                hit,
                new HitTally(hit, 0),
                new Camera(CAMERA, "corona-pd", "", CameraKind.MOBILE, Position.UNKNOWN, Double.NaN, 0),
                new CameraChange(CAMERA, List.of()),
                new HotlistMessage("e1", List.of()),
                new EntryChange("7A8C123", "e1", List.of()),
                new InboundMessage("t", 0, 0, 0, NOTHING, NOTHING, true),
                new DeadLetter("s", DeadLetterCategory.MALFORMED, "", "", -1, -1, NOTHING, NOTHING),
                new MessageHeader("h", NOTHING),
                look("f1").build(),
                Pass.of(look("f1").build(), 0),
                new FusedRead(read, NOTHING, NOTHING),
                new FrameCount(CAMERA, "", "", NOON, 0, 0, 0, 0, 0),
                minute(0),
                new CameraHealth("m1", CAMERA, "", "", NOON, 0, 0, 0, 0, Double.NaN, NOON),
                Position.UNKNOWN,
                Area.EVERYWHERE,
                VehicleDescription.UNKNOWN,
                new Difference(1, "8", "B", Double.NaN),
                new ExternalRead(
                        "", "AB", "", Double.NaN, List.of(), CAMERA, "", NOON, Position.UNKNOWN, Double.NaN, null, ""),
                new Watch("w1", "A?", "", "", "", null, null, null, "C-1", "homicide", "analyst", NOON, 0),
                candidate(Double.NaN, Double.NaN, Position.UNKNOWN));
    }

    private static Stream<Object> withEverythingPresent() {
        PlateRead read = read("r1")
                .plate("AB")
                .state("NV")
                .confidence(0.5)
                .posterior(new Slot("A", List.of(0.75f)), new Slot("B8", List.of(0.5f, 0.25f)))
                .from(MAIN_STREET, 90)
                .build()
                .seenBy(Given.fixedCamera(CAMERA));
        HotlistEntry entry = entry("e1")
                .plate("A8")
                .state("CA")
                .validFrom(NOON)
                .validUntil(Times.FOREVER.minusMillis(1))
                .build();
        Sighting sighting = Sighting.of(read);
        Hit hit = HOTLIST_RULE.match(sighting, entry).orElseThrow();
        assertThat(hit.differences()).isNotEmpty();
        VehicleDescription vehicle = new VehicleDescription("Honda", "Civic", "blau", "sedan", "1999-2003");
        return Stream.of(
                read,
                entry,
                sighting,
                sighting.posterior(),
                new Remembered(sighting, List.of("e1", "e2"), 1),
                hit,
                new HitTally(hit, Long.MAX_VALUE),
                Given.fixedCamera(CAMERA),
                new CameraChange(CAMERA, List.of(Given.fixedCamera(CAMERA))),
                new HotlistMessage("e1", List.of(entry)),
                new EntryChange("A8", "e1", List.of(entry)),
                new InboundMessage("t", 1, 2, 3, bytes("key"), bytes("value"), false),
                new DeadLetter("s", DeadLetterCategory.CLOCK, "why", "t", 1, 2, bytes("key"), bytes("value")),
                new InboundMessage(
                        "t",
                        1,
                        2,
                        3,
                        bytes("key"),
                        bytes("value"),
                        false,
                        List.of(new MessageHeader("ce_id", bytes("f1")), new MessageHeader("ce_id", bytes("f2")))),
                new DeadLetter(
                        "s",
                        DeadLetterCategory.UNAVAILABLE,
                        "why",
                        "t",
                        1,
                        2,
                        bytes("key"),
                        bytes("value"),
                        List.of(new MessageHeader("ce_id", bytes("f1")))),
                Pass.of(look("f1").build(), 7)
                        .with(look("f2").torn(1, '8', 0.4f).build(), 8),
                new FusedRead(read, bytes("crop"), bytes("context")),
                new FrameCount(CAMERA, "corona-pd", "unit-12", NOON, 1, 0, 2, 1, 0.75),
                minute(3),
                new CameraHealth("m1", CAMERA, "corona-pd", "unit-12", NOON, 4, 1, 3, 2, 0.75, NOON),
                MAIN_STREET,
                Area.circle(MAIN_STREET, 500),
                Area.polygon(List.of(MAIN_STREET, new Position(34, -117), new Position(34, -118))),
                vehicle,
                new Difference(10, "8", "B", 0.25),
                new Reading("AB", 0.5),
                new Slot("A8", List.of(0.5f, 0.25f)),
                new ExternalRead(
                        "4711",
                        "ab",
                        "CA",
                        0.5,
                        List.of(new Reading("A8", 0.25)),
                        CAMERA,
                        "unit-12",
                        NOON,
                        MAIN_STREET,
                        90,
                        vehicle,
                        "file:///1.jpg"),
                new Watch(
                        "w1",
                        "A[B8]*",
                        "CA",
                        "blue",
                        "Honda",
                        Area.circle(MAIN_STREET, 500),
                        NOON,
                        Times.FOREVER,
                        "C-1",
                        "homicide",
                        "analyst",
                        NOON,
                        72),
                candidate(0.5, 120, MAIN_STREET));
    }

    private static WatchCandidate candidate(double confidence, double distanceMetres, Position location) {
        return new WatchCandidate(
                "c1",
                "w1",
                "C-1",
                "A?",
                "r1",
                "AB",
                "",
                confidence,
                0.5,
                distanceMetres,
                true,
                CAMERA,
                location,
                NOON,
                "",
                "");
    }

    private static MinuteCount minute(int frames) {
        return new MinuteCount(CAMERA, "corona-pd", "", NOON, frames, 0, 0, 0, 0, NOON, 7, frames > 0);
    }

    private static <T> Object roundTrip(Object instance, Class<T> type) throws Exception {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        TypeSerializer<T> serialiser = TypeInformation.of(type).createSerializer(config);
        assertThat(serialiser).isInstanceOf(PojoSerializer.class);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serialiser.serialize(type.cast(instance), out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T back = serialiser.deserialize(in);
        assertThat(in.available()).isZero();
        assertSame(serialiser.copy(back), back);
        return back;
    }

    /** Field by field: pictures are arrays, which records compare by identity. */
    private static void assertSame(Object actual, Object expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(expected);
    }
}
