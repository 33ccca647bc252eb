package org.platewatch.simulation;

/**
 * A plate as it was issued.
 *
 * @param plate normalised plate
 * @param state the state that issued it, such as CA
 */
public record Registration(String plate, String state) {}
