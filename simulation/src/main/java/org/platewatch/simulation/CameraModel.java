package org.platewatch.simulation;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.Reading;
import org.platewatch.events.VehicleDescription;

/** What makes of cameras have in common with each other is little: each reports what it can, spelt its own way. */
enum CameraModel {
    /** Tells all that it knows. */
    RICH,
    /** Plate, state and confidence. */
    PLAIN,
    /** Text as it stands on the plate, and neither an id of its own nor a confidence. */
    OLD;

    private static final double STATE_UNREAD = 0.03;
    private static final double HAS_ALTERNATIVE = 0.3;

    /**
     * What this model publishes.
     *
     * @param id the camera's own id for the read, if the model gives one
     * @param read the plate as read; not the car's if it was misread
     */
    ExternalRead read(Spot spot, String id, Car car, String read, long capturedMillis, SplittableRandom random) {
        String plate = car.registration().plate();
        boolean misread = !read.equals(plate);
        boolean stateRead = random.nextDouble() >= STATE_UNREAD;
        double confidence = (misread ? 400 + random.nextInt(500) : 850 + random.nextInt(150)) / 1000.0;
        List<Reading> candidates = List.of();
        if (this == RICH && misread) {
            candidates = List.of(new Reading(plate, rest(confidence)));
        } else if (this == RICH && random.nextDouble() < HAS_ALTERNATIVE) {
            candidates = List.of(new Reading(Misreader.confuse(plate, random), rest(confidence)));
        }
        return new ExternalRead(
                this == OLD ? "" : id,
                this == OLD ? printed(read) : read,
                this != OLD && stateRead ? car.registration().state() : "",
                this == OLD ? Double.NaN : confidence,
                candidates,
                spot.camera(),
                spot.unit(),
                Instant.ofEpochMilli(capturedMillis),
                spot.position(),
                spot.headingDegrees(),
                this == RICH ? car.description() : VehicleDescription.UNKNOWN,
                "");
    }

    /** Half of what the best reading leaves. */
    private static double rest(double confidence) {
        return Math.round((1 - confidence) * 500) / 1000.0;
    }

    private static String printed(String plate) {
        return plate.length() < 5 ? plate : plate.substring(0, 4) + " " + plate.substring(4);
    }
}
