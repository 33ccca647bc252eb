package org.platewatch.simulation;

/**
 * A case that is told in the day on purpose, with what a platform must make of it: one hit for each entry, camera and
 * ten minutes (aligned to the clock, of capture time), and reads of the last 72 hours matched by a late entry.
 *
 * @param name such as {@code stolen-crosses-town}
 * @param telling one sentence for people
 * @param entryId the hotlist entry
 * @param listedPlate as the entry has it
 * @param reads how often the car is read
 * @param liveHits distinct hits to be raised when the read comes
 * @param historicHits distinct hits that are no news: the entry, or the read, came late
 */
public record Story(
        String name, String telling, String entryId, String listedPlate, int reads, int liveHits, int historicHits) {}
