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
                        "{\"id\":\"x\",\"agency\":\"a\",\"kind\":\"mobile\",\"idd\":\"x\"}".getBytes(UTF_8)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("idd: unknown field, known are agency, heading_degrees, id, kind, lanes, name, position");
    }

    @Test
    void shouldSayWhatIsWrongWhereForHostileBytes() {
        assertInvalid("", DeadLetterCategory.MALFORMED, "message is empty or null");
        assertInvalid("null", DeadLetterCategory.MALFORMED, "message is empty or null");
        assertInvalid("{\"plate\":", DeadLetterCategory.MALFORMED, "not JSON: ");
        assertInvalid("\u0000\u0001", DeadLetterCategory.MALFORMED, "not JSON: ");
        assertInvalid("{\"x\":" + "[".repeat(5_000), DeadLetterCategory.MALFORMED, "not JSON: Document nesting depth");
        assertInvalid("[]", DeadLetterCategory.INVALID, "message must be a JSON object");
        assertInvalid(" \n", DeadLetterCategory.MALFORMED, "message is empty or null");
        assertInvalid("{}", DeadLetterCategory.INVALID, "plate is missing");
        assertInvalid("x".repeat(JsonCodec.MAX_BYTES + 1), DeadLetterCategory.OVERSIZED, "message has 262145 bytes");
        assertInvalid(READ.formatted(",\"plate\":\"X\""), DeadLetterCategory.MALFORMED, "not JSON: Duplicate field");
        assertInvalid(READ.formatted("") + "{}", DeadLetterCategory.MALFORMED, "something follows the JSON object");
        assertInvalid(
                READ.formatted(",\"confidence\":1.5"), DeadLetterCategory.INVALID, "confidence must be 0.0 to 1.0");
        assertInvalid(
                READ.formatted(",\"confidence\":\"1\""), DeadLetterCategory.INVALID, "confidence: must be a number");
        assertInvalid(READ.formatted(",\"confidence\":NaN"), DeadLetterCategory.MALFORMED, "not JSON: ");
        assertInvalid(
                READ.formatted(",\"position\":{\"lat\":99,\"lon\":0}"),
                DeadLetterCategory.INVALID,
                "position: lat must be -90 to 90");
        assertInvalid(
                "{\"plate\":\"A1\",\"camera\":\"c\",\"captured_at\":1700000000}",
                DeadLetterCategory.INVALID,
                "captured_at: must be a time as RFC 3339 text such as 2026-03-14T09:26:53.589Z");
        assertInvalid(
                READ.replace("\"7abc-123\"", "7123456").formatted(""),
                DeadLetterCategory.INVALID,
                "plate: must be text");
        assertInvalid(READ.formatted(",\"id\":true"), DeadLetterCategory.INVALID, "id: must be text");
        assertInvalid(READ.formatted(",\"unit\":1.5"), DeadLetterCategory.INVALID, "unit: must be text");
        assertInvalid(READ.formatted(",\"candidates\":{}"), DeadLetterCategory.INVALID, "candidates: must be a list");
        assertInvalid(
                READ.formatted(",\"candidates\":[{\"plate\":[]}]"),
                DeadLetterCategory.INVALID,
                "candidates[0].plate: must be text");
        assertInvalid(READ.formatted(",\"vehicle\":7"), DeadLetterCategory.INVALID, "vehicle: must be an object");
    }

    @Test
    void shouldCallTruncatedJsonMalformedWhereverItEnds() {
        String whole = READ.formatted(
                ",\"position\":{\"lat\":33.8,\"lon\":-117.5},\"candidates\":[{\"plate\":\"7A\",\"confidence\":0.1}]");
        for (int end = 1; end < whole.length(); end++) {
            assertInvalid(whole.substring(0, end), DeadLetterCategory.MALFORMED, "not JSON: ");
        }
    }

    @Test
    void shouldNotCutNumbersDownToWhatFits() {
        String camera = "{\"id\":\"x\",\"agency\":\"a\",\"kind\":\"%s\",\"lanes\":%s}";

        assertThatThrownBy(() -> JsonCodec.CAMERA.decode(
                        camera.formatted("mobile", "1.5").getBytes(UTF_8)))
                .hasMessage("lanes: must be a whole number");
        assertThatThrownBy(() -> JsonCodec.CAMERA.decode(
                        camera.formatted("mobile", "99999999999").getBytes(UTF_8)))
                .hasMessageStartingWith("lanes: Numeric value (99999999999) out of range of int");
        assertThatThrownBy(() ->
                        JsonCodec.CAMERA.decode(camera.formatted("Fixed", "1").getBytes(UTF_8)))
                .hasMessage("kind: must be one of fixed, mobile");
    }

    @Test
    void shouldKeepTheReasonShortWhateverTheMessage() {
        String name = "x".repeat(40_000);

        assertThatThrownBy(() -> JsonCodec.CAMERA.decode(("{\"" + name + "\":1,\"" + name + "\":1}").getBytes(UTF_8)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
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
