package org.platewatch.simulation.street;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.platewatch.events.Camera;
import org.platewatch.events.CameraKind;
import org.platewatch.events.HotlistCategory;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Position;
import org.platewatch.events.Times;
import org.platewatch.events.Topics;
import org.platewatch.events.VehicleDescription;
import org.platewatch.events.frame.Frame;
import org.platewatch.events.frame.FrameBinding;
import org.platewatch.events.frame.FrameContent;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.simulation.PlateMaker;

/**
 * Cars that pass one camera which sends pictures, one after another until now: its registration, two of the cars on the
 * hotlist, the frames, and the truth about them.
 */
public final class StreetDay {
    public static final String CAMERA = "sixth-at-sheridan-frames";

    private static final Camera REGISTRATION = new Camera(
            CAMERA,
            "corona-pd",
            "Sixth St at Sheridan, westbound",
            CameraKind.FIXED,
            new Position(33.8757, -117.5697),
            270,
            1);
    private static final Duration HEADWAY = Duration.ofSeconds(12);
    private static final int EVERY_WANTED = 8;

    private final StreetCamera street;
    private final List<StreetPass> passes;

    /**
     * Plans the passes.
     *
     * @param seed the same seed gives the same cars and pictures
     * @param end the last of them passes just before
     */
    public StreetDay(long seed, Instant end, int cars) {
        PlateMaker plates = new PlateMaker(seed + 1);
        this.street = new StreetCamera(seed);
        this.passes = IntStream.range(0, cars)
                .mapToObj(i -> StreetPass.of(plates.at(i), CAMERA, seed + i, end.minus(HEADWAY.multipliedBy(cars - i))))
                .toList();
    }

    public List<StreetPass> passes() {
        return passes;
    }

    /** The passes of cars that are on the hotlist. */
    public List<StreetPass> wanted() {
        return IntStream.range(0, passes.size())
                .filter(i -> i % EVERY_WANTED == EVERY_WANTED - 1)
                .mapToObj(passes::get)
                .toList();
    }

    /** The pass that a read is of, whatever it says; empty if none was at that time. */
    public Optional<StreetPass> passOf(PlateRead read) {
        return passes.stream()
                .filter(pass -> read.camera().equals(CAMERA)
                        && !read.capturedAt().isBefore(pass.start())
                        && read.capturedAt().isBefore(pass.start().plus(HEADWAY)))
                .findFirst();
    }

    /** Everything to publish, in order; pictures are drawn as they are asked for. */
    public Iterator<ProducerRecord<String, byte[]>> records() {
        Stream<ProducerRecord<String, byte[]>> setup = Stream.concat(
                Stream.of(new ProducerRecord<>(Topics.CAMERAS, CAMERA, JsonCodec.CAMERA.encode(REGISTRATION))),
                wanted().stream()
                        .map(this::entry)
                        .map(e -> new ProducerRecord<>(Topics.HOTLIST, e.id(), JsonCodec.HOTLIST_ENTRY.encode(e))));
        Stream<ProducerRecord<String, byte[]>> frames =
                passes.stream().flatMap(pass -> pass.shots(street).stream().map(StreetDay::frame));
        return Stream.concat(setup, frames).iterator();
    }

    /** How many frames there are among the records. */
    public int frames() {
        return passes.size() * StreetPass.FRAMES;
    }

    /** Id of the hotlist entry of a wanted car. */
    public static String entryId(StreetPass pass) {
        return "svs-street-" + pass.registration().plate();
    }

    private HotlistEntry entry(StreetPass pass) {
        Instant dayBefore = passes.get(0).start().minus(Duration.ofDays(1));
        return new HotlistEntry(
                entryId(pass),
                pass.registration().plate(),
                pass.registration().state(),
                HotlistCategory.STOLEN_VEHICLE,
                "svs",
                dayBefore,
                dayBefore,
                "ca-doj",
                "Stolen vehicle",
                "",
                VehicleDescription.UNKNOWN,
                75,
                dayBefore,
                Times.FOREVER,
                true);
    }

    /** The message that the camera sends for a picture. */
    public static ProducerRecord<String, byte[]> frame(StreetPass.Shot shot) {
        return FrameBinding.toRecord(new Frame(
                shot.id(),
                "corona-pd",
                CAMERA,
                shot.capturedAt(),
                FrameContent.JPEG,
                shot.jpeg(),
                Position.UNKNOWN,
                Double.NaN,
                ""));
    }
}
