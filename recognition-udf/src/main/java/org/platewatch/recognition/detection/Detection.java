package org.platewatch.recognition.detection;

import org.platewatch.recognition.image.Box;
import org.platewatch.recognition.image.Quad;

/**
 * A plate that was found.
 *
 * @param score of the detector, 0 to 1
 */
public record Detection(double score, Box box, Quad quad) {
    /** The same plate in a picture that is larger by {@code factor}. */
    public Detection scaled(double factor) {
        return new Detection(score, box.scaled(factor), quad.scaled(factor));
    }
}
