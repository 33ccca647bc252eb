package org.platewatch.jobs.hotlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.EntryBuilder.entry;
import static org.platewatch.jobs.fixtures.Given.HOTLIST_RULE;
import static org.platewatch.jobs.fixtures.ReadBuilder.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.platewatch.events.Hit;
import org.platewatch.events.plate.Confusables;

class HotlistRuleProperties {
    private static final List<String> LOOK_ALIKE = List.of("0ODQ", "1IL", "2Z", "5S", "6G", "8B");

    @Property
    void shouldMatchExactlyWhatLooksAlike(@ForAll("plates") String read, @ForAll("plates") String listed) {
        boolean alike = read.length() == listed.length()
                && IntStream.range(0, read.length()).allMatch(i -> alike(read.charAt(i), listed.charAt(i)));

        assertThat(match(read, listed, Double.NaN).isPresent()).isEqualTo(alike);
    }

    /** The keyed look-up finds what the rule matches, and nothing else. */
    @Property
    void shouldMatchExactlyWhatMeetsUnderOneKey(@ForAll("plates") String read, @ForAll("plates") String listed) {
        assertThat(match(read, listed, Double.NaN).isPresent())
                .isEqualTo(Confusables.key(read).equals(Confusables.key(listed)));
    }

    @Property
    void shouldScoreBetweenZeroAndTheConfidence(
            @ForAll("plates") String read,
            @ForAll("plates") String listed,
            @ForAll @DoubleRange(min = 0, max = 1) double confidence) {
        match(read, listed, confidence).ifPresent(hit -> assertThat(hit.score()).isBetween(0.0, confidence));
    }

    private static Optional<Hit> match(String read, String listed, double confidence) {
        return HOTLIST_RULE.match(
                Sighting.of(read("r1").plate(read).confidence(confidence).build()),
                entry("e1").plate(listed).build());
    }

    private static boolean alike(char a, char b) {
        return a == b || LOOK_ALIKE.stream().anyMatch(group -> group.indexOf(a) >= 0 && group.indexOf(b) >= 0);
    }

    @Provide
    Arbitrary<String> plates() {
        return Arbitraries.strings().withChars("0OQ8B1I2Z5S6GA").ofMinLength(2).ofMaxLength(3);
    }
}
