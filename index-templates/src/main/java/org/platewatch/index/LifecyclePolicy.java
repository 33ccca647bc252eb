package org.platewatch.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The two ages of a lifecycle policy that the law cares about, in whole days since the Monday in the index's name.
 *
 * @param closesAfterDays when an index stops taking late uploads; empty if it never does
 * @param deletesAfterDays when an index is deleted; empty if it never is
 */
public record LifecyclePolicy(String name, OptionalInt closesAfterDays, OptionalInt deletesAfterDays) {
    /** All that leaves an index open for writing; any other action is taken to close it. */
    private static final Set<String> HARMLESS = Set.of("set_priority", "allocate", "migrate");

    private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d");

    /**
     * Reads the body of a {@code PUT _ilm/policy}.
     *
     * @throws IllegalArgumentException with a sentence, if a phase does not begin at whole days
     */
    public static LifecyclePolicy of(String name, JsonNode body) {
        Set<Map.Entry<String, JsonNode>> phases = body.at("/policy/phases").properties();
        IntStream closing = phases.stream()
                .filter(phase -> !phase.getKey().equals("delete"))
                .filter(phase -> phase.getValue().path("actions").properties().stream()
                        .anyMatch(action -> !HARMLESS.contains(action.getKey())))
                .mapToInt(phase -> days(name, phase.getKey(), phase.getValue()));
        IntStream deleting = phases.stream()
                .filter(phase -> phase.getKey().equals("delete"))
                .mapToInt(phase -> days(name, phase.getKey(), phase.getValue()));
        return new LifecyclePolicy(name, closing.min(), deleting.min());
    }

    private static int days(String policy, String phase, JsonNode body) {
        String age = body.path("min_age").asText("0ms");
        if (age.equals("0ms")) {
            return 0;
        }
        Matcher days = DAYS.matcher(age);
        if (!days.matches()) {
            throw new IllegalArgumentException("policy " + policy + ": phase " + phase
                    + " must begin after whole days such as 403d, but begins after " + age);
        }
        return Integer.parseInt(days.group(1));
    }

    /** Whether this policy deletes that index at that time or earlier. */
    public boolean deletes(IndexName index, Instant now) {
        return deletesAfterDays.isPresent()
                && !now.isBefore(index.monday()
                        .plusDays(deletesAfterDays.getAsInt())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
    }
}
