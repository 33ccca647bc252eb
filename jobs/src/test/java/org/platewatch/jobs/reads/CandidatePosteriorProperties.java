package org.platewatch.jobs.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.platewatch.events.Reading;
import org.platewatch.events.Slot;

class CandidatePosteriorProperties {
    private static final double FLOAT_ROUNDING = 1e-5;

    @Property
    void shouldSpendAtMostAllProbabilityAtEachPosition(
            @ForAll("plates") String plate,
            @ForAll @DoubleRange(min = 0, max = 1) double confidence,
            @ForAll("candidates") List<Reading> candidates) {
        for (Slot slot : CandidatePosterior.of(plate, confidence, candidates)) {
            double sum = slot.probabilities().stream()
                    .mapToDouble(Float::doubleValue)
                    .sum();
            assertThat(sum).isLessThanOrEqualTo(1 + FLOAT_ROUNDING);
        }
    }

    @Property
    void shouldKeepThePlatesOwnCharacterAndOtherwiseOnlyWhatReachesTheFloor(
            @ForAll("plates") String plate,
            @ForAll("confidences") double confidence,
            @ForAll("candidates") List<Reading> candidates) {
        List<Slot> slots = CandidatePosterior.of(plate, confidence, candidates);

        assertThat(slots).hasSize(plate.length());
        for (int i = 0; i < plate.length(); i++) {
            char own = plate.charAt(i);
            Slot slot = slots.get(i);
            assertThat(slot.probabilityOf(own)).isPositive();
            slot.characters()
                    .chars()
                    .filter(c -> c != own)
                    .forEach(c -> assertThat(slot.probabilityOf((char) c))
                            .isGreaterThanOrEqualTo((float) CandidatePosterior.FLOOR));
        }
    }

    @Property
    void shouldListCharactersByProbability(
            @ForAll("plates") String plate,
            @ForAll("confidences") double confidence,
            @ForAll("candidates") List<Reading> candidates) {
        for (Slot slot : CandidatePosterior.of(plate, confidence, candidates)) {
            assertThat(slot.probabilities()).isSortedAccordingTo((a, b) -> Float.compare(b, a));
        }
    }

    @Provide
    Arbitrary<String> plates() {
        return Arbitraries.strings().withChars("AB8").ofMinLength(2).ofMaxLength(4);
    }

    /** The smallest double is positive, but no float any more. */
    @Provide
    Arbitrary<Double> confidences() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(0, false, 1, true),
                Arbitraries.of(Double.MIN_VALUE, 1e-46, 1e-40, 0.02, 0.5, 1.0));
    }

    @Provide
    Arbitrary<List<Reading>> candidates() {
        return Combinators.combine(plates(), Arbitraries.doubles().between(0, 1))
                .as(Reading::new)
                .list()
                .ofMaxSize(50);
    }
}
