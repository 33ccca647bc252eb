package org.platewatch.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DeadLetterTest {
    @Property
    void shouldBeEqualByContent(@ForAll("letters") DeadLetter letter) {
        DeadLetter copy = Records.with(
                Records.with(letter, "value", letter.value().clone()),
                "key",
                letter.key().clone());

        assertThat(copy).isEqualTo(letter).hasSameHashCodeAs(letter);
        assertThat(Records.with(letter, "value", new byte[1_000])).isNotEqualTo(letter);
        assertThat(Records.with(letter, "offset", letter.offset() ^ 1)).isNotEqualTo(letter);
    }

    @Example
    void shouldRefuseToBeWithoutAPart() {
        DeadLetter letter = letters().sample();
        for (String component : new String[] {"stage", "category", "reason", "topic", "key", "value"}) {
            assertThatThrownBy(() -> Records.with(letter, component, null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage(component);
        }
    }

    @Provide
    Arbitrary<DeadLetter> letters() {
        return EventArbitraries.deadLetters();
    }
}
