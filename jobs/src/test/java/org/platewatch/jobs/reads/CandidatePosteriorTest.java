package org.platewatch.jobs.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.platewatch.events.Reading;
import org.platewatch.events.Slot;

class CandidatePosteriorTest {
    @Test
    void shouldBeEmptyWithoutAConfidence() {
        List<Reading> candidates = List.of(new Reading("AB2", 0.5));

        assertThat(CandidatePosterior.of("AB1", Double.NaN, candidates)).isEmpty();
        assertThat(CandidatePosterior.of("AB1", 0, candidates)).isEmpty();
    }

    @Test
    void shouldGiveThePlateAloneItsConfidenceAtEachPosition() {
        assertThat(CandidatePosterior.of("AB1", 0.75, List.of()))
                .containsExactly(slot("A", 0.75f), slot("B", 0.75f), slot("1", 0.75f));
    }

    @Test
    void shouldAddUpWhatSeveralReadingsSayOfAPosition() {
        assertThat(CandidatePosterior.of("AB1", 0.5, List.of(new Reading("A81", 0.25), new Reading("ABI", 0.125))))
                .containsExactly(slot("A", 0.875f), slot("B8", 0.625f, 0.25f), slot("1I", 0.75f, 0.125f));
    }

    @Test
    void shouldScaleConfidencesThatAddUpToMoreThanOne() {
        assertThat(CandidatePosterior.of("AB", 1, List.of(new Reading("A8", 1), new Reading("AD", 0.5))))
                .containsExactly(slot("A", 1f), slot("8BD", 0.4f, 0.4f, 0.2f));
    }

    @Test
    void shouldPutTheLikeliestCharacterFirst() {
        assertThat(CandidatePosterior.of("B1", 0.25, List.of(new Reading("81", 0.5)))
                        .get(0))
                .isEqualTo(slot("8B", 0.5f, 0.25f));
    }

    @Test
    void shouldLeaveOutCandidatesOfAnotherLengthAndThePlateItself() {
        assertThat(CandidatePosterior.of("AB", 0.5, List.of(new Reading("AB1", 0.25), new Reading("AB", 0.25))))
                .containsExactly(slot("A", 0.5f), slot("B", 0.5f));
    }

    @Test
    void shouldLeaveOutAlternativesBelowTwoPercentButNeverThePlatesOwnCharacter() {
        List<Slot> slots = CandidatePosterior.of("AB", 0.01, List.of(new Reading("A8", 0.9), new Reading("AD", 0.019)));

        assertThat(slots.get(1)).isEqualTo(slot("8B", 0.9f, 0.01f));
    }

    private static Slot slot(String characters, Float... probabilities) {
        return new Slot(characters, List.of(probabilities));
    }
}
