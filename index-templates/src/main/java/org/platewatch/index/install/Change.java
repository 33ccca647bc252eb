package org.platewatch.index.install;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What installing an asset does to a cluster.
 *
 * @param diff the lines of JSON that go ({@code -}) and come ({@code +}); empty if nothing changes
 */
public record Change(Action action, Asset asset, List<String> diff) {
    /** What is to be done about an asset. */
    public enum Action {
        CREATE,
        UPDATE,
        UNCHANGED
    }

    public Change {
        diff = List.copyOf(diff);
    }

    /** One line for the asset and an indented one for each line of the difference. */
    @Override
    public String toString() {
        String head = action.name().toLowerCase(Locale.ROOT) + " " + asset;
        return Stream.concat(Stream.of(head), diff.stream().map(line -> "    " + line))
                .collect(Collectors.joining("\n"));
    }
}
