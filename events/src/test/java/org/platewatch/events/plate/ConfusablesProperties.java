package org.platewatch.events.plate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.platewatch.events.EventArbitraries;

class ConfusablesProperties {
    private static final String ALL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Property
    void shouldGiveTheSameKeyExactlyToConfusions(@ForAll("lookalikes") String a, @ForAll("lookalikes") String b) {
        boolean confusions = a.length() == b.length()
                && IntStream.range(0, a.length()).allMatch(i -> Confusables.confusable(a.charAt(i), b.charAt(i)));

        assertThat(Confusables.key(a).equals(Confusables.key(b))).isEqualTo(confusions);
    }

    @Property
    void shouldGiveAKeyThatIsAPlateAndItsOwnKey(@ForAll("plates") String plate) {
        String key = Confusables.key(plate);

        assertThat(Plates.isNormal(key)).isTrue();
        assertThat(key).hasSameSizeAs(plate);
        assertThat(Confusables.key(key)).isEqualTo(key);
    }

    @Example
    void shouldPutEachCharacterInExactlyOneClass() {
        for (int i = 0; i < ALL.length(); i++) {
            char a = ALL.charAt(i);
            assertThat(Confusables.of(a)).contains(String.valueOf(a));
            for (int j = 0; j < ALL.length(); j++) {
                char b = ALL.charAt(j);
                boolean sameClass = Confusables.of(a).indexOf(b) >= 0;
                assertThat(Confusables.confusable(a, b)).isEqualTo(sameClass);
                assertThat(Confusables.of(a).equals(Confusables.of(b))).isEqualTo(sameClass);
            }
        }
    }

    @Example
    void shouldKnowTheConfusionsThatReadersMake() {
        assertThat(Confusables.key("O1B5Z")).isEqualTo(Confusables.key("Q I8S2".replace(" ", "")));
        assertThat(Confusables.confusable('0', 'D')).isTrue();
        assertThat(Confusables.confusable('6', 'G')).isTrue();
        assertThat(Confusables.confusable('M', 'N')).isFalse();
    }

    /** Of one length and few characters, so that confusions are frequent. */
    @Provide
    Arbitrary<String> lookalikes() {
        return Arbitraries.strings().withChars("0OB8M").ofMinLength(2).ofMaxLength(4);
    }

    @Provide
    Arbitrary<String> plates() {
        return EventArbitraries.plates();
    }
}
