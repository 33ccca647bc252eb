package org.platewatch.recognition;

import org.platewatch.recognition.detection.Detection;
import org.platewatch.recognition.image.Quad;

/**
 * How a plate is cut out for its reader. Several cuts of one plate are read and what they say is combined: where the
 * detector's corners are a little off, its upright box is not, and the other way round.
 *
 * @param outline what the detector saw of the plate
 * @param across rim at the left and right, as a share of the plate's width
 * @param along rim above and below, as a share of its height
 */
public record Cut(Outline outline, double across, double along) {
    /** The two ways in which the detector says where a plate is. */
    public enum Outline {
        CORNERS,
        BOX
    }

    static Cut corners(double across, double along) {
        return new Cut(Outline.CORNERS, across, along);
    }

    static Cut box() {
        return new Cut(Outline.BOX, 0, 0);
    }

    Quad of(Detection plate) {
        Quad quad = outline == Outline.CORNERS ? plate.quad() : Quad.of(plate.box());
        return quad.widened(across, along);
    }
}
