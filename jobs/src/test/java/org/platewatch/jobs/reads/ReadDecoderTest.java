package org.platewatch.jobs.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.Given.CAPTURE_TIMES;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.Given.message;
import static org.platewatch.jobs.fixtures.ReadBuilder.read;
import static org.platewatch.jobs.fixtures.Refusals.assertRefused;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Slot;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.jobs.source.InboundMessage;

class ReadDecoderTest {
    private final ReadDecoder decoder = new ReadDecoder(CAPTURE_TIMES);

    @Test
    void shouldTakeAReadAsItWasWritten() throws InvalidEventException {
        PlateRead read = read("r1")
                .plate("AB")
                .confidence(0.5)
                .posterior(new Slot("A", List.of(0.75f)), new Slot("B8", List.of(0.5f, 0.25f)))
                .build();

        assertThat(decoder.decode(written(read), NOON)).isEqualTo(read);
    }

    @Test
    void shouldRefuseACaptureTimeThatIsNotBelieved() {
        assertRefused(decoder, written(at(NOON.plus(Duration.ofMinutes(6)))), DeadLetterCategory.CLOCK, "clock");
        assertRefused(decoder, written(at(NOON.minus(Duration.ofDays(404)))), DeadLetterCategory.EXPIRED, "403 days");
    }

    @Test
    void shouldRefuseWhatIsNoRead() {
        String json = new String(JsonCodec.PLATE_READ.encode(read("r1").build()), StandardCharsets.UTF_8);

        assertRefused(decoder, message("", "null"), DeadLetterCategory.MALFORMED, "empty or null");
        assertRefused(decoder, message("", "{}"), DeadLetterCategory.INVALID, "id is missing");
        assertRefused(
                decoder,
                message("", json.replace("\"plate\":\"7ABC123\"", "\"plate\":\"7abc\"")),
                DeadLetterCategory.INVALID,
                "plate must be 2 to 10 of A-Z and 0-9");
        assertRefused(
                decoder,
                message("", json.replace("\"frames\":1", "\"frames\":3000000000")),
                DeadLetterCategory.INVALID,
                "out of range");
        assertRefused(
                decoder,
                message(
                        "",
                        json.replace(
                                "\"frames\":1",
                                "\"frames\":1,\"posterior\":[{\"characters\":\"7\",\"probabilities\":[1]}]")),
                DeadLetterCategory.INVALID,
                "posterior has 1 slots for a plate of 7");
    }

    private static PlateRead at(Instant capturedAt) {
        return read("r1").at(capturedAt).build();
    }

    private static InboundMessage written(PlateRead read) {
        return message("", new String(JsonCodec.PLATE_READ.encode(read), StandardCharsets.UTF_8));
    }
}
