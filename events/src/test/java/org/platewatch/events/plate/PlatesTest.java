package org.platewatch.events.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlatesTest {
    @Test
    void shouldStripSeparatorsAndRaiseCase() {
        assertThat(Plates.normalise(" 7abc-123.")).isEqualTo("7ABC123");
    }

    @Test
    void shouldRefuseWhatIsTooShortOrTooLongToBeAPlate() {
        assertThatThrownBy(() -> Plates.normalise("-7-"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plate must have 2 to 10 letters or digits, but '-7-' has 1");
        assertThatThrownBy(() -> Plates.normalise("ABCDEFGHIJK")).isInstanceOf(IllegalArgumentException.class);
    }
}
