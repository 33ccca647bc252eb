package org.platewatch.events.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.platewatch.events.Camera;
import org.platewatch.events.CameraKind;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.Position;

class JsonCodecTest {
    private static final String READ = """
            {"plate":"7abc-123","camera":"cam-1","captured_at":"2026-03-14T09:26:53.589-08:00"%s}""";

    @Test
    void shouldWriteSnakeCaseAndLeaveOutWhatIsNotGiven() {
        Camera camera =
                new Camera("cam-1", "corona-pd", "", CameraKind.FIXED, new Position(33.8, -117.5), Double.NaN, 0);

        assertThat(new String(JsonCodec.CAMERA.encode(camera), UTF_8)).isEqualTo("""
                        {"id":"cam-1","agency":"corona-pd","kind":"fixed","position":{"lat":33.8,"lon":-117.5},"lanes":0}""");
    }

    @Test
    void shouldReadTimesWithAnyOffset() throws InvalidEventException {
        ExternalRead read = decode("");

        assertThat(read.capturedAt()).isEqualTo(Instant.parse("2026-03-14T17:26:53.589Z"));
        assertThat(read.confidence()).isNaN();
        assertThat(read.candidates()).isEmpty();
        assertThat(read.position().absent()).isTrue();
    }

    @Test
    void shouldIgnoreWhatACameraAddsButNotAMisspeltHotlistField() throws InvalidEventException {
        assertThat(decode(",\"vendor_x\":{\"a\":[1]}").plate()).isEqualTo("7abc-123");
        assertThatThrownBy(() -> JsonCodec.CAMERA.decode(
                        "{\"id\":\"c\",\"agency\":\"a\",\"kind\":\"mobile\",\"idd\":1}".getBytes(UTF_8)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("unknown field idd; known are agency, heading_degrees, id, kind, lanes, name, position");
    }

    @Test
    void shouldSayWhatIsWrongWhereForHostileBytes() {
        assertInvalid("", DeadLetterCategory.MALFORMED, "message is empty or null");
        assertInvalid("null", DeadLetterCategory.MALFORMED, "message is empty or null");
        assertInvalid("{\"plate\":", DeadLetterCategory.MALFORMED, "not JSON: ");
        assertInvalid("\u0000\u0001", DeadLetterCategory.MALFORMED, "not JSON: ");
        assertInvalid("{\"x\":" + "[".repeat(5_000), DeadLetterCategory.MALFORMED, "not JSON: ");
        assertInvalid("[]", DeadLetterCategory.INVALID, "Cannot deserialize");
        assertInvalid("{}", DeadLetterCategory.INVALID, "plate is missing");
        assertInvalid("x".repeat(JsonCodec.MAX_BYTES + 1), DeadLetterCategory.OVERSIZED, "message has 262145 bytes");
        assertInvalid(READ.formatted(",\"plate\":\"X\""), DeadLetterCategory.MALFORMED, "not JSON: Duplicate field");
        assertInvalid(READ.formatted("") + "{}", DeadLetterCategory.INVALID, "Trailing token");
        assertInvalid(
                READ.formatted(",\"confidence\":1.5"), DeadLetterCategory.INVALID, "confidence must be 0.0 to 1.0");
        assertInvalid(READ.formatted(",\"confidence\":\"1\""), DeadLetterCategory.INVALID, "confidence: ");
        assertInvalid(READ.formatted(",\"confidence\":NaN"), DeadLetterCategory.MALFORMED, "not JSON: ");
        assertInvalid(
                READ.formatted(",\"position\":{\"lat\":99,\"lon\":0}"),
                DeadLetterCategory.INVALID,
                "position: lat must be -90 to 90");
        assertInvalid(
                "{\"plate\":\"A1\",\"camera\":\"c\",\"captured_at\":1700000000}",
                DeadLetterCategory.INVALID,
                "captured_at: ");
    }

    private static ExternalRead decode(String more) throws InvalidEventException {
        return JsonCodec.EXTERNAL_READ.decode(READ.formatted(more).getBytes(UTF_8));
    }

    private static void assertInvalid(String json, DeadLetterCategory category, String reason) {
        assertThatThrownBy(() -> JsonCodec.EXTERNAL_READ.decode(json.getBytes(UTF_8)))
                .isInstanceOfSatisfying(InvalidEventException.class, e -> {
                    assertThat(e.category()).isEqualTo(category);
                    assertThat(e).hasMessageStartingWith(reason);
                });
    }
}
