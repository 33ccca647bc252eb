package org.platewatch.events.plate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.platewatch.events.EventArbitraries;

class PlateTokensProperties {
    @Example
    void shouldSpellTokensAsTheIndexKnowsThem() {
        assertThat(PlateTokens.of("7AA"))
                .containsExactlyInAnyOrder(
                        "len:3", "1:7", "2:A", "3:A", "-3:7", "-2:A", "-1:A", "g:7", "g:A", "g:7A", "g:AA");
    }

    @Property
    void shouldHoldEachTokenOnce(@ForAll("plates") String plate) {
        assertThat(PlateTokens.of(plate)).doesNotHaveDuplicates();
    }

    @Property
    void shouldSayThePlateFromEitherEnd(@ForAll("plates") String plate) {
        List<String> tokens = PlateTokens.of(plate);

        assertThat(tokens).contains(PlateTokens.length(plate.length()));
        for (int i = 0; i < plate.length(); i++) {
            assertThat(tokens).contains(PlateTokens.at(i + 1, plate.charAt(i)));
            assertThat(tokens).contains(PlateTokens.at(i - plate.length(), plate.charAt(i)));
        }
        assertThat(tokens.stream().filter(t -> t.matches("-?[0-9]+:."))).hasSize(2 * plate.length());
    }

    @Property
    void shouldHoldAGramExactlyIfThePlateContainsIt(@ForAll("plates") String plate, @ForAll("plates") String other) {
        List<String> tokens = PlateTokens.of(plate);
        for (int i = 0; i + 2 <= other.length(); i++) {
            for (String gram : List.of(other.substring(i, i + 1), other.substring(i, i + 2))) {
                assertThat(tokens.contains(PlateTokens.gram(gram))).isEqualTo(plate.contains(gram));
            }
        }
    }

    @Provide
    Arbitrary<String> plates() {
        return EventArbitraries.plates();
    }
}
