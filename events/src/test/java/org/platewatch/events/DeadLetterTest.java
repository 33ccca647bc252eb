package org.platewatch.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
        MessageHeader header = new MessageHeader("ce_id", new byte[] {7});
        assertThat(Records.with(letter, "headers", List.of(header, header)))
                .isEqualTo(Records.with(letter, "headers", List.of(header, new MessageHeader("ce_id", new byte[] {7}))))
                .isNotEqualTo(Records.with(letter, "headers", List.of(header)));
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
