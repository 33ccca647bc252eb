package org.platewatch.events;

import java.time.Instant;
import java.util.List;

/** One event of each kind in which every part is given. */
public final class EventExamples {
    private static final Instant NOON = Instant.parse("2026-03-14T19:00:00Z");
    private static final Position CORONA = new Position(33.8754, -117.5664);
    private static final VehicleDescription CAR = new VehicleDescription("Honda", "Civic", "blue", "sedan", "2019");

    public static final Camera CAMERA =
            new Camera("main-sixth-nb", "corona-pd", "Main St at Sixth St", CameraKind.FIXED, CORONA, 0, 2);

    public static final HotlistEntry HOTLIST_ENTRY = new HotlistEntry(
            "svs-1",
            "7ABC123",
            "CA",
            HotlistCategory.STOLEN_VEHICLE,
            "svs",
            NOON.minusSeconds(7_200),
            NOON.minusSeconds(3_600),
            "corona-pd",
            "Stolen vehicle",
            "26-00462",
            CAR,
            60,
            NOON.minusSeconds(3_600),
            NOON.plusSeconds(86_400),
            true);

    public static final Watch WATCH = new Watch(
            "watch-1",
            "7A*~8",
            "CA",
            "blue",
            "Honda",
            Area.circle(CORONA, 5_000),
            NOON.minusSeconds(3_600),
            NOON.plusSeconds(3_600),
            "26-00462",
            "homicide",
            "j.doe",
            NOON.plusSeconds(864_000),
            72);

    public static final ExternalRead EXTERNAL_READ = new ExternalRead(
            "r-1",
            "7abc 123",
            "CA",
            0.93,
            List.of(new Reading("7A8C123", 0.04)),
            "unit-101-lpr",
            "unit-101",
            NOON,
            CORONA,
            271.5,
            CAR,
            "s3://reads/r-1.jpg");

    public static final PlateRead PLATE_READ = new PlateRead(
            "read-1",
            "7A",
            "7a",
            "CA",
            0.93,
            List.of(new Reading("1A", 0.04)),
            List.of(new Slot("71", List.of(0.9f, 0.05f)), new Slot("A", List.of(0.99f))),
            "main-sixth-nb",
            true,
            "corona-pd",
            "unit-101",
            CORONA,
            271.5,
            NOON,
            NOON.plusSeconds(1),
            ReadSource.FRAMES,
            CAR,
            "s3://crops/read-1.jpg",
            "s3://context/read-1.jpg",
            5);

    public static final Hit HIT = new Hit(
            "hit-1",
            "read-1",
            "svs-1",
            HitLevel.CONFUSABLE,
            0.8,
            List.of(new Difference(3, "B", "8", 0.04)),
            "7A8C123",
            "7ABC123",
            "CA",
            "NV",
            StateComparison.DIFFERENT,
            0.93,
            HotlistCategory.STOLEN_VEHICLE,
            "svs",
            NOON.minusSeconds(7_200),
            "corona-pd",
            "Stolen vehicle",
            "26-00462",
            CAR,
            60,
            true,
            false,
            Verification.UNVERIFIED,
            "main-sixth-nb",
            CORONA,
            NOON,
            NOON.plusSeconds(60),
            "s3://crops/read-1.jpg",
            "s3://context/read-1.jpg",
            2);

    public static final WatchCandidate WATCH_CANDIDATE = new WatchCandidate(
            "candidate-1",
            "watch-1",
            "26-00462",
            "7A*~8",
            "read-1",
            "7ABC128",
            "CA",
            0.93,
            0.7,
            1_200,
            false,
            "main-sixth-nb",
            CORONA,
            NOON,
            "s3://crops/read-1.jpg",
            "s3://context/read-1.jpg");

    private EventExamples() {}
}
