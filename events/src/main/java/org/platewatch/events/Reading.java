package org.platewatch.events;

/**
 * One way to read a plate.
 *
 * @param plate normalised plate
 * @param confidence probability that this is what the plate says, 0 to 1
 */
public record Reading(String plate, double confidence) {
    public Reading {
        plate = Check.plate("plate", plate);
        confidence = Check.probability("confidence", confidence);
    }
}
