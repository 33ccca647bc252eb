package org.platewatch.jobs.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.Given.message;
import static org.platewatch.jobs.fixtures.Given.tombstone;
import static org.platewatch.jobs.fixtures.Refusals.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.platewatch.events.Camera;
import org.platewatch.events.CameraKind;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.Position;

class CameraDecoderTest {
    private final CameraDecoder decoder = new CameraDecoder();

    @Test
    void shouldSayThatACameraIsRegistered() throws InvalidEventException {
        CameraChange change = decoder.decode(
                message("cam-1", "{\"id\":\"cam-1\",\"agency\":\"corona-pd\",\"kind\":\"mobile\"}"), NOON);

        Camera camera = new Camera("cam-1", "corona-pd", "", CameraKind.MOBILE, Position.UNKNOWN, Double.NaN, 0);
        assertThat(change).isEqualTo(new CameraChange("cam-1", List.of(camera)));
    }

    @Test
    void shouldSayThatACameraIsNoLongerRegistered() throws InvalidEventException {
        assertThat(decoder.decode(tombstone("cam-1"), NOON)).isEqualTo(new CameraChange("cam-1", List.of()));
    }

    @Test
    void shouldRefuseACameraThatItsTombstoneWouldNotDelete() {
        String camera = "{\"id\":\"cam-1\",\"agency\":\"corona-pd\",\"kind\":\"mobile\"}";

        assertRefused(
                decoder, message("cam-2", camera), DeadLetterCategory.INVALID, "message key is not the id 'cam-1'");
        assertRefused(decoder, message("", camera), DeadLetterCategory.MALFORMED, "message has no key");
        assertRefused(decoder, tombstone(""), DeadLetterCategory.MALFORMED, "message has no key");
    }

    @Test
    void shouldRefuseWhatIsNoCamera() {
        assertRefused(decoder, message("cam-1", ""), DeadLetterCategory.MALFORMED, "empty");
        assertRefused(
                decoder,
                message("cam-1", "{\"id\":\"cam-1\",\"agency\":\"corona-pd\",\"kind\":\"fixed\"}"),
                DeadLetterCategory.INVALID,
                "a fixed camera must have one");
    }
}
