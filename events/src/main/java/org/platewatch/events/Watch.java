package org.platewatch.events;

import java.time.Instant;
import org.platewatch.events.plate.PlatePattern;

/**
 * A partial plate of a major crime on {@code alpr.watches}, keyed by {@code id}: a standing query over all reads; a
 * tombstone withdraws it.
 *
 * @param pattern in the language of {@link PlatePattern}
 * @param colour vehicle colour; empty when not given
 * @param make vehicle make; empty when not given
 * @param area where a capture counts; {@link Area#EVERYWHERE} when not given
 * @param from earliest capture that counts
 * @param until first capture that no longer does
 * @param offence the crime, such as "homicide"
 * @param expires when the watch ends by itself
 * @param lookBackHours how far before its entry reads in state are searched; 0 = not at all
 */
public record Watch(
        String id,
        String pattern,
        String state,
        String colour,
        String make,
        Area area,
        Instant from,
        Instant until,
        String caseNumber,
        String offence,
        String requestedBy,
        Instant expires,
        int lookBackHours) {
    public Watch {
        id = Check.requiredId("id", id);
        pattern = PlatePattern.parse(Check.required("pattern", pattern)).toString();
        state = Check.state("state", state);
        colour = Check.optionalText("colour", colour);
        make = Check.optionalText("make", make);
        area = Check.orElse(area, Area.EVERYWHERE);
        from = Check.timeOr("from", from, Times.UNKNOWN);
        until = Check.timeOr("until", until, Times.FOREVER);
        caseNumber = Check.requiredText("case_number", caseNumber);
        offence = Check.requiredText("offence", offence);
        requestedBy = Check.requiredId("requested_by", requestedBy);
        expires = Check.time("expires", expires);
        lookBackHours = Check.range("look_back_hours", lookBackHours, 0, 24 * 30);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("until must be after from");
        }
    }
}
