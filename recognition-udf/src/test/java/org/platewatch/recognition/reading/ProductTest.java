package org.platewatch.recognition.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductTest {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Test
    void shouldBeOutvotedByNoSingleLook() {
        CtcPosterior right = Looks.torn(ALPHABET, "7-B-8", 2, '8', 0.2f);
        CtcPosterior wrong = Looks.torn(ALPHABET, "7-8-8", 2, 'B', 0.3f);

        PlateText text =
                PlateText.of(Product.ofFrames(List.of(right, wrong, right))).orElseThrow();

        assertThat(text.best().plate()).isEqualTo("7B8");
        assertThat(text.slots().get(1).characters()).isEqualTo("B8");
    }

    @Test
    void shouldBeSurerThanEachOfItsLooksWhenTheyAgree() {
        CtcPosterior look = Looks.torn(ALPHABET, "7-B-8", 2, '8', 0.3f);
        double alone = PlateText.of(look).orElseThrow().best().confidence();

        double together = PlateText.of(Product.ofFrames(Collections.nCopies(6, look)))
                .orElseThrow()
                .best()
                .confidence();

        assertThat(together).isGreaterThan(alone).isLessThan(0.95);
    }

    @Test
    void shouldNotBeSurerOfOnePictureBecauseItIsCutManyWays() {
        CtcPosterior look = Looks.torn(ALPHABET, "7-B-8", 2, '8', 0.3f);
        double alone = PlateText.of(look).orElseThrow().best().confidence();

        assertThat(PlateText.of(Product.ofCuts(Collections.nCopies(4, look)))
                        .orElseThrow()
                        .best()
                        .confidence())
                .isCloseTo(alone, within(0.02));
    }

    @Test
    void shouldBeUnsureWhenItsLooksDisagree() {
        CtcPosterior one = Looks.of(ALPHABET, "7-B-8");
        CtcPosterior other = Looks.of(ALPHABET, "4-X-2");

        assertThat(PlateText.of(Product.ofFrames(List.of(one, other)))
                        .orElseThrow()
                        .best()
                        .confidence())
                .isLessThan(0.6);
    }
}
