package org.platewatch.index.install;

import java.util.List;

/**
 * What an installation would do.
 *
 * @param changes one for each asset that the cluster can take, in order
 * @param warnings sentences about what it cannot take, and what does it instead
 */
public record Plan(List<Change> changes, List<String> warnings) {
    public Plan {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    /** The changes that are to be made. */
    public List<Change> pending() {
        return changes.stream()
                .filter(change -> change.action() != Change.Action.UNCHANGED)
                .toList();
    }
}
