package org.platewatch.recognition;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.platewatch.recognition.image.ImageLimits;
import org.platewatch.recognition.model.ModelFiles.Precision;

/**
 * How plates are recognised.
 *
 * @param models folder with {@code detector} and {@code reader}, each with a {@code model.json}; empty for our own
 * @param precision of the networks
 * @param limits of the pictures
 * @param longSides pixels of a picture's longer side each time plates are looked for: more finds smaller plates and
 *     costs more, less finds nearer ones
 * @param detectorThreshold score from which something is a plate; NaN takes the model's own
 * @param cuts of each plate; what they say is combined
 * @param maxPlates the best are read, others left: bounds the work on a picture that confuses the detector
 * @param enoughWidth pixels of plate width that suffice to read it; narrower ones are cut from the full picture
 */
public record RecognizerConfig(
        Optional<Path> models,
        Precision precision,
        ImageLimits limits,
        List<Integer> longSides,
        double detectorThreshold,
        List<Cut> cuts,
        int maxPlates,
        int enoughWidth) {
    public static final RecognizerConfig DEFAULT = new RecognizerConfig(
            Optional.empty(),
            Precision.INT8,
            ImageLimits.DEFAULT,
            List.of(960, 320),
            0.55,
            List.of(Cut.corners(0.02, 0.03), Cut.corners(0.06, 0.1), Cut.corners(0.12, 0.15), Cut.box()),
            16,
            110);

    public RecognizerConfig {
        longSides = List.copyOf(longSides);
        cuts = List.copyOf(cuts);
        if (cuts.isEmpty() || longSides.isEmpty() || Collections.min(longSides) < 32 || maxPlates < 1) {
            throw new IllegalArgumentException("there must be a cut, a plate and 32 pixels at least");
        }
    }

    /** Pixels of a picture's longer side that are enough to look for plates in it. */
    public int longSide() {
        return Collections.max(longSides);
    }

    public RecognizerConfig withModels(Path folder) {
        return new RecognizerConfig(
                Optional.of(folder), precision, limits, longSides, detectorThreshold, cuts, maxPlates, enoughWidth);
    }

    public RecognizerConfig withPrecision(Precision chosen) {
        return new RecognizerConfig(models, chosen, limits, longSides, detectorThreshold, cuts, maxPlates, enoughWidth);
    }
}
