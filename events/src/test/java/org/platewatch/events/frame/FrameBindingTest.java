package org.platewatch.events.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.Position;
import org.platewatch.events.Topics;

class FrameBindingTest {
    private static final Frame PATROL_FRAME = new Frame(
            "f-1",
            "corona-pd",
            "cam-7",
            Instant.parse("2026-03-14T09:26:53.589Z"),
            FrameContent.JPEG,
            new byte[] {(byte) 0xFF, (byte) 0xD8, 1},
            new Position(33.875, -117.566),
            271.5,
            "unit-12");

    @Test
    void shouldCarryAFrameThroughTheBinaryBinding() throws InvalidEventException {
        ProducerRecord<String, byte[]> message = FrameBinding.toRecord(PATROL_FRAME);

        assertThat(message.topic()).isEqualTo(Topics.FRAMES);
        assertThat(message.key()).isEqualTo("cam-7");
        assertThat(header(message.headers(), "ce_specversion")).isEqualTo("1.0");
        assertThat(header(message.headers(), "ce_source")).isEqualTo("/agencies/corona-pd/cameras/cam-7");
        assertThat(header(message.headers(), "ce_time")).isEqualTo("2026-03-14T09:26:53.589Z");
        assertThat(header(message.headers(), "content-type")).isEqualTo("image/jpeg");
        assertThat(message.value()).isEqualTo(PATROL_FRAME.bytes());
        assertThat(FrameBinding.decode(message.headers(), message.value())).isEqualTo(PATROL_FRAME);
    }

    @Test
    void shouldCarryTheAddressOfAPictureInsteadOfThePicture() throws InvalidEventException {
        Headers headers = headers(h -> put(h, "content-type", "text/uri-list"));

        Frame frame = FrameBinding.decode(headers, "s3://frames/2026/f-1.jpg\r\n".getBytes(UTF_8));

        assertThat(frame.uri()).hasToString("s3://frames/2026/f-1.jpg");
        assertRefused(headers, "http://example.org/a.jpg".getBytes(UTF_8), DeadLetterCategory.INVALID, "the URI must");
        assertRefused(headers, "s3://a b".getBytes(UTF_8), DeadLetterCategory.INVALID, "not a URI");
    }

    @Test
    void shouldSayWhichHeaderIsWrong() {
        byte[] picture = PATROL_FRAME.bytes();
        assertRefused(new RecordHeaders(), picture, DeadLetterCategory.MALFORMED, "not a CloudEvents 1.0 message");
        assertRefused(headers(h -> h.remove("ce_id")), picture, DeadLetterCategory.MALFORMED, "not a CloudEvents");
        assertRefused(headers(h -> h.remove("ce_time")), picture, DeadLetterCategory.MALFORMED, "header ce_time");
        assertRefused(headers(h -> put(h, "ce_time", "noon")), picture, DeadLetterCategory.MALFORMED, "not a Cloud");
        assertRefused(headers(h -> put(h, "ce_type", "x")), picture, DeadLetterCategory.INVALID, "ce_type must be");
        assertRefused(headers(h -> put(h, "ce_source", "/x")), picture, DeadLetterCategory.INVALID, "ce_source must");
        assertRefused(headers(h -> put(h, "ce_lat", "91")), picture, DeadLetterCategory.INVALID, "ce_lat must be");
        assertRefused(headers(h -> put(h, "ce_lat", "NaN")), picture, DeadLetterCategory.INVALID, "ce_lat must be");
        assertRefused(headers(h -> h.remove("ce_lon")), picture, DeadLetterCategory.INVALID, "ce_lat and ce_lon");
        assertRefused(headers(h -> put(h, "ce_unit", "a b")), picture, DeadLetterCategory.INVALID, "ce_unit must be");
        assertRefused(
                headers(h -> put(h, "content-type", "image/gif")), picture, DeadLetterCategory.INVALID, "content-type");
        assertRefused(headers(h -> {}), new byte[0], DeadLetterCategory.MALFORMED, "the frame is empty");
        assertRefused(
                headers(h -> {}),
                new byte[FrameBinding.MAX_BYTES + 1],
                DeadLetterCategory.OVERSIZED,
                "frame has 4194305 bytes");
    }

    private static Headers headers(Consumer<Headers> change) {
        Headers headers = FrameBinding.toRecord(PATROL_FRAME).headers();
        RecordHeaders copy = new RecordHeaders(headers.toArray());
        change.accept(copy);
        return copy;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    private static void assertRefused(Headers headers, byte[] value, DeadLetterCategory category, String reason) {
        assertThatThrownBy(() -> FrameBinding.decode(headers, value))
                .isInstanceOfSatisfying(InvalidEventException.class, e -> {
                    assertThat(e.category()).isEqualTo(category);
                    assertThat(e).hasMessageStartingWith(reason);
                });
    }
}
