package org.platewatch.events;

/**
 * A position at which the listed plate and the read disagree.
 *
 * @param position from 1, left to right
 * @param listed character on the list
 * @param read character as read
 * @param probability of the listed character at that position under the read's posterior; NaN without a posterior
 */
public record Difference(int position, String listed, String read, double probability) {
    public Difference {
        position = Check.range("position", position, 1, 10);
        listed = Check.requiredText("listed", listed);
        read = Check.requiredText("read", read);
        probability = Check.optionalNumber("probability", probability, 0, 1);
    }
}
