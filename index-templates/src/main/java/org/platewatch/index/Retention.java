package org.platewatch.index;

import java.util.ArrayList;
import java.util.List;

/**
 * How long reads must be kept and how late they may come (policy 462.4), and what follows for an index of one week,
 * whose age counts from the week's Monday: its last capture is a week younger than its name, may be uploaded that many
 * days later still, and has to be kept from that upload on.
 *
 * @param minimumDays kept at least, from the download to the server
 * @param uploadLatenessDays from capture to download at most
 */
public record Retention(int minimumDays, int uploadLatenessDays) {
    /** One year, leap years included, and 30 days between transfers from a patrol car. */
    public static final Retention POLICY_462_4 = new Retention(366, 30);

    private static final int WEEK_DAYS = 7;

    public Retention {
        if (minimumDays < 1 || uploadLatenessDays < 0) {
            throw new IllegalArgumentException("retention needs at least 1 day, and a lateness of at least 0 days");
        }
    }

    /** The age in days of an index that nothing is written to any more: the day after the last late upload. */
    public int earliestCloseDays() {
        return WEEK_DAYS + uploadLatenessDays + 1;
    }

    /** The age in days of an index of which every document has been kept long enough. */
    public int earliestDeleteDays() {
        return WEEK_DAYS + uploadLatenessDays + minimumDays;
    }

    /** What is wrong with a policy, a sentence each; empty if it keeps to this retention. */
    public List<String> violations(LifecyclePolicy policy) {
        List<String> violations = new ArrayList<>();
        policy.closesAfterDays().ifPresent(days -> {
            if (days < earliestCloseDays()) {
                violations.add("policy " + policy.name() + " closes an index after " + days
                        + " days, but late uploads are written to it until day " + (earliestCloseDays() - 1));
            }
        });
        if (policy.deletesAfterDays().isEmpty()) {
            violations.add("policy " + policy.name() + " never deletes an index");
        } else if (policy.deletesAfterDays().getAsInt() < earliestDeleteDays()) {
            violations.add("policy " + policy.name() + " deletes an index after "
                    + policy.deletesAfterDays().getAsInt() + " days, but " + earliestDeleteDays() + " are required ("
                    + WEEK_DAYS + " of its week + " + uploadLatenessDays + " of late upload + " + minimumDays
                    + " of retention)");
        }
        return violations;
    }
}
