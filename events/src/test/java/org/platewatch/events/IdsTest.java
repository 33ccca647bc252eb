package org.platewatch.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.platewatch.events.json.JsonCodec;

class IdsTest {
    private static final Instant TIME = Instant.parse("2026-03-14T09:26:53.589Z");

    /** Spelt out, for an id that changed would write every read of a replay a second time. */
    @Example
    void shouldBeTheTimeAndTheHashOfTheParts() throws NoSuchAlgorithmException {
        byte[] parts = "\0\5cam-1\0\3f-1".getBytes(UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(parts);

        assertThat(Ids.of(TIME, "cam-1", "f-1"))
                .isEqualTo("019cebab8995-" + HexFormat.of().formatHex(hash, 0, 16))
                .hasSize(45);
        assertThat(Long.parseLong("019cebab8995", 16)).isEqualTo(TIME.toEpochMilli());
    }

    @Property
    void shouldDifferWhereTimeOrPartsOrTheirBoundariesDo(
            @ForAll List<String> a, @ForAll List<String> b, @ForAll("times") Instant s, @ForAll("times") Instant t) {
        boolean same = Ids.of(s, a.toArray(String[]::new)).equals(Ids.of(t, b.toArray(String[]::new)));

        assertThat(same).isEqualTo(s.equals(t) && a.equals(b));
    }

    @Example
    void shouldTellPartsFromTheirJoin() {
        assertThat(Ids.of(TIME, "a", "bc"))
                .isNotEqualTo(Ids.of(TIME, "ab", "c"))
                .isNotEqualTo(Ids.of(TIME, "abc"))
                .isEqualTo(Ids.of(TIME, "a", "bc"));
    }

    @Property
    void shouldSortByTime(@ForAll("times") Instant s, @ForAll("times") Instant t) {
        assertThat(Integer.signum(
                        Ids.of(s, "x").substring(0, 12).compareTo(Ids.of(t, "x").substring(0, 12))))
                .isEqualTo(Integer.signum(s.compareTo(t)));
    }

    @Property
    void shouldServeAsTheIdOfAnEvent(@ForAll("times") Instant time, @ForAll String part) throws Exception {
        Camera camera = new Camera(Ids.of(time, part), "a", "", CameraKind.MOBILE, Position.UNKNOWN, Double.NaN, 0);

        assertThat(JsonCodec.CAMERA.decode(JsonCodec.CAMERA.encode(camera)).id())
                .isEqualTo(camera.id());
    }

    @Provide
    Arbitrary<Instant> times() {
        return EventArbitraries.times();
    }
}
