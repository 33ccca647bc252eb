package org.platewatch.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.EntryBuilder.entry;
import static org.platewatch.jobs.fixtures.Given.CAMERA;
import static org.platewatch.jobs.fixtures.Given.CAPTURE_TIMES;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.Given.bytes;
import static org.platewatch.jobs.fixtures.ReadBuilder.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.Slot;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.jobs.camera.CameraDecoder;
import org.platewatch.jobs.fixtures.Given;
import org.platewatch.jobs.hotlist.HotlistDecoder;
import org.platewatch.jobs.reads.ExternalReadDecoder;
import org.platewatch.jobs.reads.ReadDecoder;

/** Whatever arrives on a topic is an event or a dead letter; any other exception would restart the job for ever. */
class HostileMessagesProperties {
    /** A dead letter carries its reason in a header, beside the untouched bytes. */
    private static final int LONGEST_REASON = 503;

    private static final List<MessageDecoder<?>> DECODERS = List.of(
            new ExternalReadDecoder(CAPTURE_TIMES),
            new ReadDecoder(CAPTURE_TIMES),
            new CameraDecoder(),
            new HotlistDecoder());

    private static final List<String> EVENTS = List.of(
            """
            {"id":"1","plate":"7abc-123","state":"CA","confidence":0.5,"candidates":[{"plate":"7A8C123","confidence":0.25}],
            "camera":"cam-1","unit":"unit-12","captured_at":"2026-03-14T11:59:58Z","position":{"lat":33.8,"lon":-117.5},
            "heading_degrees":90,"vehicle":{"make":"Honda"},"image_uri":"file:///1.jpg"}""",
            json(JsonCodec.PLATE_READ.encode(read("r1")
                    .plate("AB")
                    .confidence(0.5)
                    .posterior(new Slot("A", List.of(0.5f)), new Slot("B8", List.of(0.5f, 0.25f)))
                    .build())),
            json(JsonCodec.CAMERA.encode(Given.fixedCamera(CAMERA))),
            json(JsonCodec.HOTLIST_ENTRY.encode(entry(CAMERA).validFrom(NOON).build())));

    private static final Pattern VALUE = Pattern.compile("(?<=:)(\"[^\"]*\"|[-0-9.]+|true|false)");

    @Property
    void shouldRefuseOrUnderstandAnyBytes(@ForAll byte[] value, @ForAll("keys") byte[] key) {
        DECODERS.forEach(decoder -> assertRefusedOrUnderstood(decoder, key, value));
    }

    @Property
    void shouldRefuseOrUnderstandBrokenEvents(
            @ForAll("events") String event, @ForAll("positions") double from, @ForAll("bits") byte[] bits) {
        byte[] value = bytes(event);
        int start = (int) (from * value.length);
        for (int i = 0; i < bits.length && start + i < value.length; i++) {
            value[start + i] = bits[i];
        }

        for (MessageDecoder<?> decoder : DECODERS) {
            assertRefusedOrUnderstood(decoder, bytes(CAMERA), value);
            assertRefusedOrUnderstood(decoder, bytes(CAMERA), Arrays.copyOf(value, start));
        }
    }

    @Property
    void shouldRefuseOrUnderstandAnyJsonInPlaceOfAnyValue(
            @ForAll("events") String event, @ForAll("positions") double which, @ForAll("json") String json) {
        Matcher values = VALUE.matcher(event);
        long skip = (long) (which * VALUE.matcher(event).results().count());
        for (long i = 0; i <= skip; i++) {
            assertThat(values.find()).isTrue();
        }
        String changed = event.substring(0, values.start()) + json + event.substring(values.end());

        DECODERS.forEach(decoder -> assertRefusedOrUnderstood(decoder, bytes(CAMERA), bytes(changed)));
    }

    private static void assertRefusedOrUnderstood(MessageDecoder<?> decoder, byte[] key, byte[] value) {
        for (long timestampMillis : new long[] {0, NOON.toEpochMilli(), Long.MAX_VALUE}) {
            try {
                Object event =
                        decoder.decode(new InboundMessage("topic", 0, 0, timestampMillis, key, value, false), NOON);
                assertThat(event).isNotNull();
            } catch (InvalidEventException e) {
                assertThat(e.getMessage()).isNotBlank().isNotEqualTo("null").hasSizeLessThanOrEqualTo(LONGEST_REASON);
            }
        }
    }

    @Provide
    Arbitrary<byte[]> keys() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(8),
                Arbitraries.just(new byte[100_000]),
                Arbitraries.just(bytes(CAMERA)));
    }

    @Provide
    Arbitrary<String> events() {
        return Arbitraries.of(EVENTS);
    }

    @Provide
    Arbitrary<Double> positions() {
        return Arbitraries.doubles().between(0, true, 1, false);
    }

    @Provide
    Arbitrary<byte[]> bits() {
        Arbitrary<Byte> any = Arbitraries.oneOf(
                Arbitraries.bytes(), Arbitraries.chars().with("{}[]\",:\\u0").map(c -> (byte) (char) c));
        return any.array(byte[].class).ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> simple = Arbitraries.of(
                "null",
                "true",
                "{}",
                "[]",
                "[null]",
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"ab\"",
                "-1",
                "0",
                "1e400",
                "1e-400",
                "99999999999999999999",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"2026-03-14T12:00:00\"",
                "\"" + "x".repeat(50_000) + "\"",
                "{\"" + "y".repeat(40_000) + "\":1}",
                "1".repeat(2_000),
                "[".repeat(20) + "]".repeat(20));
        Arbitrary<String> text =
                Arbitraries.strings().excludeChars('"', '\\').ofMaxLength(20).map(s -> "\"" + s + "\"");
        return Arbitraries.oneOf(
                simple,
                text,
                Arbitraries.doubles().map(String::valueOf),
                Combinators.combine(simple, simple).as((a, b) -> "[" + a + "," + b + "]"),
                Combinators.combine(simple, simple).as((a, b) -> "{\"plate\":" + a + ",\"lat\":" + b + "}"));
    }

    private static String json(byte[] event) {
        return new String(event, StandardCharsets.UTF_8);
    }
}
