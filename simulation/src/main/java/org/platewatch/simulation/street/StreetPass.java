package org.platewatch.simulation.street;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.platewatch.simulation.Registration;

/**
 * A car that passes a street camera.
 *
 * @param registration the truth
 * @param camera id of the camera
 * @param number of the pass; gives the car its looks
 * @param start capture of its first frame
 * @param sight how the camera sees it
 */
public record StreetPass(Registration registration, String camera, long number, Instant start, Sight sight) {
    public static final int FRAMES = 6;
    public static final Duration BETWEEN_FRAMES = Duration.ofMillis(200);

    private static final double FIRST_PLATE_WIDTH = 70;
    private static final double GROWTH = 1.16;

    /** A pass in one of the sights of a day. */
    public static StreetPass of(Registration registration, String camera, long number, Instant start) {
        return new StreetPass(registration, camera, number, start, Sight.any(new SplittableRandom(number)));
    }

    /** One picture of a pass. */
    @SuppressWarnings("ArrayRecordComponent") // a picture; nobody compares shots
    public record Shot(String id, Instant capturedAt, byte[] jpeg) {}

    /** What the camera sends of it, the car coming nearer. */
    public List<Shot> shots(StreetCamera view) {
        return IntStream.range(0, FRAMES)
                .mapToObj(i -> new Shot(
                        camera + "-" + number + "-" + i,
                        start.plus(BETWEEN_FRAMES.multipliedBy(i)),
                        view.picture(registration, FIRST_PLATE_WIDTH * Math.pow(GROWTH, i), sight, number, i)))
                .toList();
    }
}
