package org.platewatch.events.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.Records;

/** The bounds of every record, at the bytes where they meet the world. */
class RefusalTest {
    @ParameterizedTest
    @MethodSource("refusals")
    void shouldRefuseWithOneSentence(Refusals.Refusal refusal) {
        assertThatThrownBy(() ->
                        refusal.contract().of.codec().decode(refusal.changed().getBytes(UTF_8)))
                .as(refusal.changed())
                .isInstanceOfSatisfying(InvalidEventException.class, e -> {
                    assertThat(e).hasMessageStartingWith(refusal.reason());
                    assertThat(e.category()).isEqualTo(DeadLetterCategory.INVALID);
                });
    }

    @ParameterizedTest
    @EnumSource(Contract.class)
    void shouldUnderstandTheExampleFromWhichTheChangesAreMade(Contract contract) throws InvalidEventException {
        assertThat(contract.of.codec().decode(contract.of.exampleJson())).isEqualTo(contract.of.example());
        assertThat(Refusals.tree(contract).size())
                .isEqualTo(Records.components(contract.of.type()).size());
    }

    static Stream<Refusals.Refusal> refusals() {
        return Refusals.all();
    }
}
