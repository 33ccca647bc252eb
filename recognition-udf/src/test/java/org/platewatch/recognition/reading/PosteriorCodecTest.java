package org.platewatch.recognition.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PosteriorCodecTest {
    private final CtcPosterior look = Looks.torn("AB8", "A-B", 2, '8', 0.4f);

    @Test
    void shouldKeepWhatALookSaid() {
        Product cuts = Product.ofCuts(List.of(look, Looks.of("AB8", "A-8")));

        for (TextPosterior posterior : List.of(look, cuts)) {
            TextPosterior again = PosteriorCodec.decode(PosteriorCodec.encode(posterior));

            for (String text : List.of("AB", "A8", "BA")) {
                assertThat(Math.exp(again.logProbability(text)))
                        .isCloseTo(Math.exp(posterior.logProbability(text)), within(1e-3));
            }
        }
    }

    @Test
    void shouldRefuseWhatItDidNotPack() {
        byte[] packed = PosteriorCodec.encode(look);

        for (byte[] broken : List.of(
                new byte[0], new byte[] {9, 1, 2}, Arrays.copyOf(packed, packed.length - 1), new byte[] {1, 1, 65, 0
                })) {
            assertThatIllegalArgumentException().isThrownBy(() -> PosteriorCodec.decode(broken));
        }
    }
}
