package org.platewatch.events;

import java.time.Instant;

/**
 * One wanted plate on {@code alpr.hotlist}, keyed by {@code id}; a tombstone for that key takes it off the list.
 *
 * @param plate normalised plate
 * @param state issuing state; empty when the list does not say
 * @param list the source list, such as "svs"
 * @param listAsOf the date that list speaks of; {@link Times#UNKNOWN} when not given
 * @param enteredAt when this entry was put on the list; {@link Times#UNKNOWN} in a message means the message's own time
 * @param agency who answers for the entry
 * @param caseNumber the agency's case number; empty when there is none
 * @param priority 0 (routine) to 100 (most urgent)
 * @param validFrom first instant at which a capture matches
 * @param validUntil first instant at which it no longer does; {@link Times#FOREVER} for an open end
 * @param restricted whether it derives from CLETS, so that only people with that authority may see its hits
 */
public record HotlistEntry(
        String id,
        String plate,
        String state,
        HotlistCategory category,
        String list,
        Instant listAsOf,
        Instant enteredAt,
        String agency,
        String reason,
        String caseNumber,
        VehicleDescription vehicle,
        int priority,
        Instant validFrom,
        Instant validUntil,
        boolean restricted) {
    public HotlistEntry {
        id = Check.requiredId("id", id);
        plate = Check.plate("plate", plate);
        state = Check.state("state", state);
        category = Check.required("category", category);
        list = Check.requiredId("list", list);
        listAsOf = Check.timeOr("list_as_of", listAsOf, Times.UNKNOWN);
        enteredAt = Check.timeOr("entered_at", enteredAt, Times.UNKNOWN);
        agency = Check.requiredId("agency", agency);
        reason = Check.requiredText("reason", reason);
        caseNumber = Check.optionalText("case_number", caseNumber);
        vehicle = Check.orElse(vehicle, VehicleDescription.UNKNOWN);
        priority = Check.range("priority", priority, 0, 100);
        validFrom = Check.timeOr("valid_from", validFrom, Times.UNKNOWN);
        validUntil = Check.timeOr("valid_until", validUntil, Times.FOREVER);
        if (!validFrom.isBefore(validUntil)) {
            throw new IllegalArgumentException("valid_until must be after valid_from");
        }
    }

    /** Whether a capture at that instant may match. */
    public boolean validAt(Instant capturedAt) {
        return !capturedAt.isBefore(validFrom) && capturedAt.isBefore(validUntil);
    }

    /** The same entry, with the time it was entered at if it does not say one. */
    public HotlistEntry enteredAtLatest(Instant time) {
        return enteredAt.equals(Times.UNKNOWN)
                ? new HotlistEntry(
                        id,
                        plate,
                        state,
                        category,
                        list,
                        listAsOf,
                        time,
                        agency,
                        reason,
                        caseNumber,
                        vehicle,
                        priority,
                        validFrom,
                        validUntil,
                        restricted)
                : this;
    }
}
