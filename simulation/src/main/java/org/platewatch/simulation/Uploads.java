package org.platewatch.simulation;

import java.time.Duration;
import java.util.SplittableRandom;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.Position;
import org.platewatch.events.Topics;
import org.platewatch.events.json.JsonCodec;

/** Patrol units that were out of reach hand in whole shifts, hours to 30 days after the captures, in one go. */
final class Uploads implements Strand {
    private static final long SHIFT_MILLIS = Duration.ofHours(8).toMillis();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final int OLDEST_DAYS = 29; // and a shift: within the 30 days that the policy gives
    private static final int UPLOADS_A_UNIT = 3;
    private static final long SPACING_MILLIS = 5;

    private final CityDay day;
    private final SplittableRandom random;
    private final long reads;
    private final long uploads;
    private long upload;
    private long made;
    private long madeOfUpload;
    private long readsOfUpload;
    private long startMillis;
    private long shiftEndMillis;

    Uploads(CityDay day, long reads, SplittableRandom random) {
        this.day = day;
        this.reads = reads;
        this.random = random;
        this.uploads = Math.min(reads, (long) UPLOADS_A_UNIT * day.config().mobileUnits());
        planUpload();
    }

    @Override
    public long dueMillis() {
        return made < reads ? publishedMillis() : NEVER;
    }

    @Override
    public Message next() {
        int unit = (int) (upload % day.config().mobileUnits());
        long capturedMillis = shiftEndMillis - SHIFT_MILLIS + SHIFT_MILLIS * madeOfUpload / readsOfUpload;
        Position site = day.city().site(random.nextInt(day.city().size())).position();
        Position here = new Position(
                Cameras.round6(site.lat() + (random.nextDouble() - 0.5) / 200),
                Cameras.round6(site.lon() + (random.nextDouble() - 0.5) / 200));
        Spot spot = day.cameraSet().mobileSpot(unit, here, 90.0 * random.nextInt(4));
        Car car = day.fleet().car(random.nextInt(day.fleet().size()));
        ExternalRead event = CameraModel.RICH.read(
                spot,
                CityDay.readId('u', made, capturedMillis),
                car,
                car.registration().plate(),
                capturedMillis,
                random);
        Message message = Message.of(
                Topics.EXTERNAL_READS, spot.camera(), JsonCodec.EXTERNAL_READ.encode(event), publishedMillis());
        made++;
        if (++madeOfUpload == readsOfUpload) {
            upload++;
            planUpload();
        }
        return message;
    }

    private long publishedMillis() {
        long end = day.config().end().toEpochMilli() - 1;
        return Math.min(startMillis + SPACING_MILLIS * madeOfUpload, end);
    }

    private void planUpload() {
        if (upload < uploads) {
            startMillis = Math.max(
                    startMillis + SPACING_MILLIS * madeOfUpload,
                    day.curve().at((upload + random.nextDouble()) / uploads));
            madeOfUpload = 0;
            readsOfUpload = reads * (upload + 1) / uploads - reads * upload / uploads;
            boolean sameDay = upload % UPLOADS_A_UNIT == 0;
            shiftEndMillis = startMillis
                    - (sameDay ? DAY_MILLIS / 8 : DAY_MILLIS * (1 + random.nextInt(OLDEST_DAYS)))
                    + (sameDay ? 0 : random.nextInt(3_600_000) - 3_600_000);
        }
    }
}
