package org.platewatch.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;

class BulkActionStateSerializerProperties {
    private final BulkActionStateSerializer serializer = new BulkActionStateSerializer();

    @Property(tries = 300)
    void shouldRestoreWhatWasNotSentYet(@ForAll("actions") List<BulkAction> actions) throws IOException {
        byte[] bytes = serializer.serialize(state(actions));

        assertThat(serializer.deserialize(serializer.getVersion(), bytes).getBufferedRequestEntries())
                .extracting(RequestEntryWrapper::getRequestEntry)
                .isEqualTo(actions);
    }

    @Property(tries = 300)
    void shouldRefuseStateThatWasCutOff(
            @ForAll("actions") List<BulkAction> actions, @ForAll @IntRange(min = 1, max = 20) int missing)
            throws IOException {
        byte[] bytes = serializer.serialize(state(actions));
        byte[] cut = Arrays.copyOf(bytes, Math.max(0, bytes.length - missing));

        assertThatThrownBy(() -> serializer.deserialize(serializer.getVersion(), cut))
                .isInstanceOf(IOException.class);
    }

    @Property(tries = 10)
    void shouldRefuseStateOfAnotherVersion(@ForAll @IntRange(min = 2, max = 99) int version) {
        assertThatThrownBy(() -> serializer.deserialize(version, new byte[4]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version " + version);
    }

    @Provide
    Arbitrary<List<BulkAction>> actions() {
        Arbitrary<String> names = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(name -> name.chars().noneMatch(c -> Character.isSurrogate((char) c)));
        Arbitrary<byte[]> json = Arbitraries.bytes().array(byte[].class).ofMaxSize(50);
        Arbitrary<BulkAction> creates = Combinators.combine(names, names, json).as(BulkAction::create);
        Arbitrary<BulkAction> indexes = Combinators.combine(
                        names, names, Arbitraries.longs().greaterOrEqual(0), json)
                .as(BulkAction::index);
        return Arbitraries.oneOf(creates, indexes).list().ofMaxSize(20);
    }

    private static BufferedRequestState<BulkAction> state(List<BulkAction> actions) {
        return new BufferedRequestState<>(actions.stream()
                .map(action -> new RequestEntryWrapper<>(action, action.sizeInBytes()))
                .toList());
    }
}
