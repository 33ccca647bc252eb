package org.platewatch.recognition.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.platewatch.events.Reading;

class PlateTextTest {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Test
    void shouldKeepWhatElseAPositionMayBe() {
        PlateText text =
                PlateText.of(Looks.torn(ALPHABET, "7-B-8", 2, '8', 0.3f)).orElseThrow();

        assertThat(text.best().plate()).isEqualTo("7B8");
        assertThat(text.best().confidence()).isCloseTo(0.68, within(0.03));
        assertThat(text.candidates()).extracting(Reading::plate).containsExactly("788");
        assertThat(text.slots()).hasSize(3);
        assertThat(text.slots().get(1).characters()).isEqualTo("B8");
        assertThat(text.slots().get(1).probabilityOf('8')).isCloseTo(0.3, within(0.02));
        assertThat(text.slots().get(0).characters()).isEqualTo("7");
    }

    @Test
    void shouldKeepAPlateWithACharacterMore() {
        PlateText text =
                PlateText.of(Looks.torn(ALPHABET, "7-B-8", 4, '-', 0.4f)).orElseThrow();

        assertThat(text.best().plate()).isEqualTo("7B8");
        assertThat(text.candidates()).extracting(Reading::plate).containsExactly("7B");
    }

    @Test
    void shouldDoubtALetterThatWouldBeMistakenForADigit() {
        PlateText serial =
                PlateText.of(Looks.torn(ALPHABET, "6-R-J-Q-6-2", 6, '0', 0.4f)).orElseThrow();
        PlateText personal =
                PlateText.of(Looks.torn(ALPHABET, "L-O-V-E", 2, '0', 0.4f)).orElseThrow();

        assertThat(serial.best().plate()).isEqualTo("6RJ062");
        assertThat(serial.candidates()).extracting(Reading::plate).contains("6RJQ62");
        assertThat(personal.best().plate()).isEqualTo("LOVE");
    }

    @Test
    void shouldCountTextsTogetherThatDifferInOAndZeroOnly() {
        PlateText text =
                PlateText.of(Looks.torn(ALPHABET, "A-O-B", 2, '0', 0.5f)).orElseThrow();

        assertThat(text.best().confidence()).isGreaterThan(0.9);
        assertThat(text.slots().get(1).characters()).contains("O", "0");
    }

    @Test
    void shouldSayNothingOfWhatIsNoPlate() {
        assertThat(PlateText.of(Looks.of(ALPHABET, "-----"))).isEmpty();
    }
}
