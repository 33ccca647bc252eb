package org.platewatch.events.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.json.Contract.Sample;

class JsonCodecProperties {
    /** Bytes that were an event's, as ISO 8859-1 so that failures are readable. */
    record Damaged(JsonCodec<?> codec, String latin1) {}

    enum Damage {
        CUT_OFF,
        MISSING,
        REPLACED,
        INSERTED,
        TWICE,
        FLIPPED
    }

    /** Pieces of which JSON is made, and some that fit no event. */
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "99999999999",
            "\"\"",
            "\"plate\"",
            "\"camera\"",
            "\"captured_at\"",
            "\"2026-03-14T09:26:53Z\"",
            "\"candidates\"",
            "\"position\"",
            "\"lat\"",
            "\"posterior\"",
            "\"characters\"",
            "\"probabilities\"",
            "\"kind\"",
            "\"area\"",
            "\"polygon\"",
            "\"\\ud800\"",
            "\"pattern\"",
            "\"[AB\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\u0000",
            "\ufeff",
            " ");

    @Property
    void shouldReadBackWhatItWrote(@ForAll("samples") Sample<?> sample) throws InvalidEventException {
        assertThat(sample.codec().decode(sample.encode())).isEqualTo(sample.event());
    }

    @Property(tries = 2_000)
    void shouldUnderstandOrRefuseDamagedEvents(@ForAll("damaged") Damaged damaged) {
        assertUnderstoodOrRefused(damaged.codec, damaged.latin1.getBytes(ISO_8859_1));
    }

    @Property
    void shouldUnderstandOrRefuseAnyBytes(@ForAll("codecs") JsonCodec<?> codec, @ForAll byte[] bytes) {
        assertUnderstoodOrRefused(codec, bytes);
    }

    @Property(tries = 2_000)
    void shouldUnderstandOrRefuseAnythingMadeOfJson(@ForAll("codecs") JsonCodec<?> codec, @ForAll("json") String json) {
        assertUnderstoodOrRefused(codec, json.getBytes(UTF_8));
    }

    @Provide
    Arbitrary<Sample<?>> samples() {
        return Arbitraries.of(Contract.class).flatMap(contract -> contract.of.samples());
    }

    @Provide
    Arbitrary<JsonCodec<?>> codecs() {
        return Arbitraries.of(Contract.class).map(contract -> contract.of.codec());
    }

    @Provide
    Arbitrary<String> json() {
        return Arbitraries.of(PIECES).list().ofMaxSize(30).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<Damaged> damaged() {
        return Combinators.combine(
                        samples(),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(PIECES),
                        Arbitraries.of(Damage.class))
                .as((sample, place, length, piece, damage) -> {
                    String whole = new String(sample.encode(), ISO_8859_1);
                    int start = (int) (place * whole.length());
                    int end = Math.min(whole.length(), start + length);
                    String head = whole.substring(0, start);
                    String hit = whole.substring(start, end);
                    String tail = whole.substring(end);
                    return new Damaged(
                            sample.codec(),
                            switch (damage) {
                                case CUT_OFF -> head;
                                case MISSING -> head + tail;
                                case REPLACED -> head + piece + tail;
                                case INSERTED -> head + piece + hit + tail;
                                case TWICE -> head + hit + hit + tail;
                                case FLIPPED -> head + flip(hit, length + 1) + tail;
                            });
                });
    }

    private static String flip(String text, int bits) {
        char[] flipped = text.toCharArray();
        for (int i = 0; i < flipped.length; i++) {
            flipped[i] = (char) ((flipped[i] ^ bits) & 0xFF);
        }
        return new String(flipped);
    }

    private static <T> void assertUnderstoodOrRefused(JsonCodec<T> codec, byte[] bytes) {
        decodeOrCheckRefusal(codec, bytes)
                .ifPresent(event -> assertThat(decodeOrCheckRefusal(codec, codec.encode(event)))
                        .contains(event));
    }

    /** Nothing but an InvalidEventException with a sentence may come out besides an event. */
    private static <T> Optional<T> decodeOrCheckRefusal(JsonCodec<T> codec, byte[] bytes) {
        try {
            return Optional.of(codec.decode(bytes));
        } catch (InvalidEventException e) {
            assertThat(e.getMessage())
                    .isNotBlank()
                    .hasSizeLessThan(600)
                    .doesNotContain("null:", "org.platewatch", "java.", "Exception")
                    .isNotEqualTo("null");
            return Optional.empty();
        }
    }
}
