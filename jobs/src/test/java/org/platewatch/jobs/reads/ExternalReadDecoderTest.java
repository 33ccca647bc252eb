package org.platewatch.jobs.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.Given.CAPTURE_TIMES;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.Given.message;
import static org.platewatch.jobs.fixtures.Given.tombstone;
import static org.platewatch.jobs.fixtures.Refusals.assertRefused;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Position;
import org.platewatch.events.ReadSource;
import org.platewatch.events.Reading;
import org.platewatch.events.Slot;
import org.platewatch.events.VehicleDescription;
import org.platewatch.jobs.source.InboundMessage;

class ExternalReadDecoderTest {
    private static final String MINIMAL = """
            {"plate":"7abc-123","camera":"cam-1","captured_at":"2026-03-14T11:59:58Z"%s}""";

    private final ExternalReadDecoder decoder = new ExternalReadDecoder(CAPTURE_TIMES);

    @Test
    void shouldMakeAReadOfTheLeastThatACameraMaySay() throws InvalidEventException {
        PlateRead read = decode("");

        assertThat(read.plate()).isEqualTo("7ABC123");
        assertThat(read.plateRaw()).isEqualTo("7abc-123");
        assertThat(read.confidence()).isNaN();
        assertThat(read.posterior()).isEmpty();
        assertThat(read.cameraKnown()).isFalse();
        assertThat(read.location()).isEqualTo(Position.UNKNOWN);
        assertThat(read.capturedAt()).isEqualTo(Instant.parse("2026-03-14T11:59:58Z"));
        assertThat(read.receivedAt()).isEqualTo(NOON);
        assertThat(read.source()).isEqualTo(ReadSource.EXTERNAL);
        assertThat(read.frames()).isEqualTo(1);
    }

    @Test
    void shouldKeepAllThatACameraMaySay() throws InvalidEventException {
        PlateRead read = decode("""
                ,"id":"4711","state":"ca","confidence":0.5,"candidates":[{"plate":"7A8C123","confidence":0.25}],
                "unit":"unit-12","position":{"lat":33.8,"lon":-117.5},"heading_degrees":90,
                "vehicle":{"make":"Honda","colour":"blue"},"image_uri":"file:///images/1.jpg","vendor_field":[1]""");

        assertThat(read.state()).isEqualTo("CA");
        assertThat(read.confidence()).isEqualTo(0.5);
        assertThat(read.candidates()).containsExactly(new Reading("7A8C123", 0.25));
        assertThat(read.posterior()).hasSize(7);
        assertThat(read.posterior().get(2)).isEqualTo(new Slot("B8", List.of(0.5f, 0.25f)));
        assertThat(read.unit()).isEqualTo("unit-12");
        assertThat(read.location()).isEqualTo(new Position(33.8, -117.5));
        assertThat(read.headingDegrees()).isEqualTo(90);
        assertThat(read.vehicle()).isEqualTo(new VehicleDescription("Honda", "", "blue", "", ""));
        assertThat(read.contextUri()).isEqualTo("file:///images/1.jpg");
    }

    @Test
    void shouldIgnoreWhatAVendorAddsAtAnyDepth() throws InvalidEventException {
        PlateRead read = decode("""
                ,"position":{"lat":33.8,"lon":-117.5,"accuracy":4},"vehicle":{"make":"Honda","doors":4},
                "confidence":0.5,"candidates":[{"plate":"7A8C123","confidence":0.25,"rank":2}]""");

        assertThat(read.location()).isEqualTo(new Position(33.8, -117.5));
        assertThat(read.vehicle().make()).isEqualTo("Honda");
        assertThat(read.candidates()).hasSize(1);
    }

    @Test
    void shouldGiveTheSameReadTheSameId() throws InvalidEventException {
        assertThat(decode("").id()).isEqualTo(decode(",\"state\":\"CA\"").id());
        assertThat(decode(",\"id\":\"4711\"").id())
                .isEqualTo(decode(",\"id\":\"4711\",\"confidence\":0.5").id())
                .isNotEqualTo(decode(",\"id\":\"4712\"").id())
                .isNotEqualTo(decode("").id());
    }

    @Test
    void shouldRefuseAPlateThatIsNone() {
        assertInvalid(
                "{\"plate\":\"-\",\"camera\":\"c\",\"captured_at\":\"2026-03-14T12:00:00Z\"}",
                "plate must have 2 to 10");
        assertInvalid(
                "{\"plate\":\"12345678901\",\"camera\":\"c\",\"captured_at\":\"2026-03-14T12:00:00Z\"}",
                "plate must have 2 to 10");
    }

    @Test
    void shouldRefuseACaptureTimeThatIsNotBelieved() {
        assertRefused(
                decoder, capturedAt("2026-03-14T12:05:00.001Z"), DeadLetterCategory.CLOCK, "check the camera's clock");
        assertRefused(decoder, capturedAt("2025-02-04T11:59:59Z"), DeadLetterCategory.EXPIRED, "403 days");
    }

    @Test
    void shouldRefuseWhatIsNoJson() {
        assertRefused(decoder, message("", ""), DeadLetterCategory.MALFORMED, "empty");
        assertRefused(decoder, tombstone("k"), DeadLetterCategory.MALFORMED, "empty");
        assertRefused(decoder, message("", "  "), DeadLetterCategory.MALFORMED, "empty");
        assertRefused(decoder, message("", "<read/>"), DeadLetterCategory.MALFORMED, "not JSON");
        assertRefused(
                decoder,
                message("", MINIMAL.formatted("").replace('}', ' ')),
                DeadLetterCategory.MALFORMED,
                "not JSON");
        assertRefused(decoder, message("", "{\"position\":{\"lat\":"), DeadLetterCategory.MALFORMED, "not JSON");
    }

    @Test
    void shouldRefuseWhatIsOutOfRange() {
        assertInvalid(MINIMAL.formatted(",\"confidence\":1.1"), "confidence must be 0.0 to 1.0");
        assertInvalid(MINIMAL.formatted(",\"confidence\":1e400"), "confidence must be 0.0 to 1.0");
        assertInvalid(MINIMAL.formatted(",\"position\":{\"lat\":33.8}"), "position: a position needs both lat and lon");
        assertInvalid(MINIMAL.formatted(",\"candidates\":[null]"), "has an empty element");
        assertInvalid(
                MINIMAL.formatted(",\"candidates\":[" + "{\"plate\":\"AB\",\"confidence\":0},".repeat(50)
                        + "{\"plate\":\"AB\",\"confidence\":0}]"),
                "candidates are more than 50");
    }

    @Test
    void shouldRefuseABrokerTimeThatIsNone() {
        assertRefused(
                decoder,
                message("", MINIMAL.formatted(""), Long.MAX_VALUE),
                DeadLetterCategory.INVALID,
                "received_at must lie between");
    }

    private PlateRead decode(String more) throws InvalidEventException {
        return decoder.decode(message("", MINIMAL.formatted(more)), NOON);
    }

    private void assertInvalid(String json, String reason) {
        assertRefused(decoder, message("", json), DeadLetterCategory.INVALID, reason);
    }

    private static InboundMessage capturedAt(String time) {
        return message("", "{\"plate\":\"7ABC123\",\"camera\":\"cam-1\",\"captured_at\":\"" + time + "\"}");
    }
}
