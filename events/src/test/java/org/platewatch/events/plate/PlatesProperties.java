package org.platewatch.events.plate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.platewatch.events.EventArbitraries;

class PlatesProperties {
    @Property
    void shouldLeaveANormalPlateAlone(@ForAll("plates") String plate) {
        assertThat(Plates.isNormal(plate)).isTrue();
        assertThat(Plates.normalise(plate)).isEqualTo(plate);
    }

    @Property
    void shouldNotMindCaseAndSeparators(@ForAll("plates") String plate, @ForAll("separators") String separator) {
        String written = separator
                + String.join(separator, plate.toLowerCase(Locale.ROOT).split(""))
                + separator;

        assertThat(Plates.normalise(written)).isEqualTo(plate);
    }

    @Property(tries = 3_000)
    void shouldGiveANormalPlateOrSayWhyNot(@ForAll String raw) {
        try {
            assertThat(Plates.isNormal(Plates.normalise(raw))).isTrue();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("plate must have 2 to 10 letters or digits, but '");
            assertThat(e.getMessage().length()).isLessThan(100);
        }
    }

    @Property
    void shouldCallNormalExactlyWhatNormalisingKeeps(@ForAll("nearlyPlates") String text) {
        boolean kept;
        try {
            kept = Plates.normalise(text).equals(text);
        } catch (IllegalArgumentException e) {
            kept = false;
        }
        assertThat(Plates.isNormal(text)).isEqualTo(kept);
    }

    @Example
    void shouldMakeNoLetterOfWhatIsNone() {
        assertThat(Plates.normalise("7\u00df8\u01319")).isEqualTo("789");
        assertThat(Plates.upper("7abz\u00df")).isEqualTo("7ABZ\u00df");
    }

    @Provide
    Arbitrary<String> plates() {
        return EventArbitraries.plates();
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", " ", "-", ".", "\u00b7", "\u2003", " - ");
    }

    @Provide
    Arbitrary<String> nearlyPlates() {
        return Arbitraries.strings().withChars("AZ09az -\u00c4").ofMaxLength(12);
    }
}
