package org.platewatch.jobs.hotlist;

import java.util.Objects;
import org.platewatch.events.Hit;

/**
 * A hit whose window may still see further reads.
 *
 * @param forgetAtMillis processing time after which it may be dropped, milliseconds since 1970
 */
public record HitTally(Hit hit, long forgetAtMillis) {
    public HitTally {
        Objects.requireNonNull(hit, "hit");
    }

    /** With a further hit of the same window; it is kept for as long as any read that it counts. */
    HitTally countAlso(Hit further, long forgetFurtherAtMillis) {
        return new HitTally(hit.countAlso(further), Math.max(forgetAtMillis, forgetFurtherAtMillis));
    }
}
