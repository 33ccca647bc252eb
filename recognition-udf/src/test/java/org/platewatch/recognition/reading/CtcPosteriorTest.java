package org.platewatch.recognition.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CtcPosteriorTest {
    @Test
    void shouldTellARepeatedCharacterFromALongOne() {
        CtcPosterior doubled = Looks.of("AB", "A-A");
        CtcPosterior longOne = Looks.of("AB", "AAA");

        assertThat(Math.exp(doubled.logProbability("AA"))).isGreaterThan(0.8);
        assertThat(Math.exp(longOne.logProbability("A"))).isGreaterThan(0.8);
    }

    @Test
    void shouldHoldATextForImpossibleThatIsNotInItsAlphabet() {
        assertThat(Looks.of("AB", "A-B").logProbability("AX")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void shouldStayExactOverManySteps() {
        CtcPosterior posterior = Looks.of("AB", "A-B".repeat(200));

        assertThat(posterior.logProbability("AB".repeat(200)))
                .isGreaterThan(-80)
                .isLessThan(0);
    }

    @Test
    void shouldNameTheCharactersThatItSaw() {
        assertThat(Looks.of("ABC", "A-B").characters()).isEqualTo("AB");
    }

    @Test
    void shouldRefuseAPartOfAStep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CtcPosterior("AB", new float[4]))
                .withMessage("4 probabilities are no whole steps of 3 classes");
    }
}
