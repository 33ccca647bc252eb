package org.platewatch.events;

import java.util.Arrays;
import java.util.Objects;

/** A header of a Kafka message, untouched. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the point; equality below compares their content
public record MessageHeader(String name, byte[] value) {
    public MessageHeader {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageHeader that && name.equals(that.name) && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(value);
    }
}
