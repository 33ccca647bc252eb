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
}
