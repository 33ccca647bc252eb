package org.platewatch.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.platewatch.events.Camera;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.HotlistCategory;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.Position;
import org.platewatch.events.Reading;
import org.platewatch.events.Times;
import org.platewatch.events.Topics;
import org.platewatch.events.VehicleDescription;
import org.platewatch.events.json.JsonCodec;

/** The cases that every day tells, whatever its seed: what a platform for plate reads must get right. */
final class Stories {
    static final int ENTRIES_DURING_THE_DAY = 1;
    static final String WITHDRAWN_ENTRY = "local-story-withdrawn";

    private static final VehicleDescription CAR = new VehicleDescription("Honda", "Civic", "blue", "sedan", "2019");
    private static final long WINDOW_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final int PARKED_READS = 12;

    private final CityDayConfig config;
    private final Cameras cameras;
    /** Registered fixed cameras from west to east. */
    private final List<Camera> acrossTown;

    private final List<Story> told = new ArrayList<>();
    private final List<HotlistEntry> entries = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private int reads;
    private int readsBeforeStory;

    Stories(CityDay day) {
        this.config = day.config();
        this.cameras = day.cameraSet();
        List<Camera> fixed = new ArrayList<>(cameras.fixed());
        fixed.remove(cameras.unregistered());
        fixed.sort(Comparator.comparingDouble(c -> c.position().lon()));
        this.acrossTown = List.copyOf(fixed);

        stolenCarCrossesTown();
        entryComesAfterTheReads();
        plateIsMisread();
        stateDiffers();
        entriesAreNotInForce();
        parkedCarIsSeenAgain(day.city().site(0).position());
        unregisteredCameraSeesOne();
        readIsUploadedLate(day.city().site(1).position());
        messages.sort(Comparator.comparing(Message::timestamp));
    }

    List<Story> told() {
        return List.copyOf(told);
    }

    /** Those published before the day starts. */
    List<HotlistEntry> entries() {
        return entries;
    }

    int reads() {
        return reads;
    }

    Strand strand() {
        Iterator<Message> iterator = messages.iterator();
        return new Strand() {
            private Message next = advance();

            @Override
            public long dueMillis() {
                return next == null ? NEVER : next.timestamp().toEpochMilli();
            }

            @Override
            public Message next() {
                Message message = next;
                next = advance();
                return message;
            }

            private Message advance() {
                return iterator.hasNext() ? iterator.next() : null;
            }
        };
    }

    private void stolenCarCrossesTown() {
        HotlistEntry entry = listed("svs-story-stolen", "9KLM482", HotlistCategory.STOLEN_VEHICLE);
        Instant at = at(0.40);
        Camera last = acrossTown.get(0);
        int seen = 6;
        for (int i = 0; i < seen; i++) {
            Camera camera = acrossTown.get(i * (acrossTown.size() - 1) / (seen - 1));
            long seconds = (long) (last.position().metresTo(camera.position()) / 13);
            at = at.plusSeconds(Math.min(seconds, config.duration().toSeconds() / 50));
            seen(camera, "9KLM482", at);
            last = camera;
        }
        tell("stolen-crosses-town", "A stolen car drives past six cameras from west to east.", entry, seen, 0);
    }

    private void entryComesAfterTheReads() {
        HotlistEntry entry = entry(
                "local-story-late",
                "9PDR657",
                "CA",
                HotlistCategory.FELONY_VEHICLE,
                Times.UNKNOWN,
                Times.UNKNOWN,
                Times.FOREVER);
        seen(camera(1), "9PDR657", at(0.25));
        seen(camera(3), "9PDR657", at(0.27));
        seen(camera(5), "9PDR657", at(0.30));
        messages.add(
                Message.of(Topics.HOTLIST, entry.id(), JsonCodec.HOTLIST_ENTRY.encode(entry), at(0.55).toEpochMilli()));
        seen(camera(2), "9PDR657", at(0.72));
        tell(
                "entered-after-the-reads",
                "A car is entered hours after three cameras saw it, and is seen once more.",
                entry,
                1,
                3);
    }

    private void plateIsMisread() {
        HotlistEntry entry = listed("svs-story-misread", "9TOB108", HotlistCategory.STOLEN_VEHICLE);
        seen(camera(2), "9T0B108", at(0.33));
        seen(camera(4), "9TO8108", at(0.35));
        tell("confusable-misread", "One camera reads 0 for O, another 8 for B.", entry, 2, 0);

        HotlistEntry other = listed("svs-story-near-miss", "9RKT553", HotlistCategory.STOLEN_VEHICLE);
        seen(camera(3), "9RKT563", at(0.36));
        tell("near-miss", "A plate differs from a listed one in a character that nobody confuses.", other, 0, 0);
    }

    private void stateDiffers() {
        HotlistEntry entry = entry(
                "slr-story-state",
                "9JKD731",
                "NV",
                HotlistCategory.STOLEN_PLATE,
                daysBefore(5),
                daysBefore(5),
                Times.FOREVER);
        entries.add(entry);
        seen(camera(0), "9JKD731", at(0.45));
        tell("state-differs", "A Californian car has the number of a plate stolen in Nevada.", entry, 1, 0);
    }

    private void entriesAreNotInForce() {
        HotlistEntry expired = entry(
                "local-story-expired",
                "9FHW224",
                "CA",
                HotlistCategory.WARRANT,
                daysBefore(9),
                daysBefore(9),
                daysBefore(1));
        entries.add(expired);
        seen(camera(1), "9FHW224", at(0.48));
        tell("expired-entry", "A car is seen a day after its entry expired.", expired, 0, 0);

        HotlistEntry early = entry(
                "local-story-early",
                "9NVC946",
                "CA",
                HotlistCategory.SURVEILLANCE,
                daysBefore(5),
                config.end().plus(Duration.ofDays(1)),
                Times.FOREVER);
        entries.add(early);
        seen(camera(4), "9NVC946", at(0.50));
        tell("not-yet-valid-entry", "A car is seen before its entry comes into force.", early, 0, 0);

        HotlistEntry withdrawn = listed(WITHDRAWN_ENTRY, "9WYA519", HotlistCategory.MISSING_PERSON);
        seen(camera(2), "9WYA519", at(0.60));
        seen(camera(5), "9WYA519", at(0.61));
        tell("withdrawn-entry", "A tombstone took the car off the list before the day.", withdrawn, 0, 0);
    }

    private void parkedCarIsSeenAgain(Position site) {
        HotlistEntry entry = listed("svs-story-parked", "9SGE375", HotlistCategory.STOLEN_VEHICLE);
        long window = at(0.52).toEpochMilli() / WINDOW_MILLIS * WINDOW_MILLIS;
        long from = Math.max(window, config.start().toEpochMilli());
        long to = Math.min(window + WINDOW_MILLIS, config.end().toEpochMilli());
        for (int i = 0; i < PARKED_READS; i++) {
            Instant captured = Instant.ofEpochMilli(from + (to - from) * i / PARKED_READS);
            uploaded(beside(site, i), "9SGE375", captured, captured.plusMillis(900));
        }
        tell("parked-and-seen-again", "A patrol unit passes a parked stolen car twelve times.", entry, 1, 0);
    }

    private void unregisteredCameraSeesOne() {
        HotlistEntry entry = listed("local-story-unregistered", "9MUX863", HotlistCategory.WARRANT);
        seen(cameras.unregistered(), "9MUX863", at(0.66));
        tell("unregistered-camera", "A camera that nobody registered sees a wanted car.", entry, 1, 0);
    }

    private void readIsUploadedLate(Position site) {
        HotlistEntry entry = listed("svs-story-late-upload", "9CZL290", HotlistCategory.STOLEN_VEHICLE);
        long window = daysBefore(2).toEpochMilli() / WINDOW_MILLIS * WINDOW_MILLIS;
        uploaded(beside(site, 1), "9CZL290", Instant.ofEpochMilli(window + 60_000), at(0.62));
        uploaded(beside(site, 2), "9CZL290", Instant.ofEpochMilli(window + 100_000), at(0.62));
        tell("uploaded-late", "A patrol unit hands in two reads of a stolen car from two days ago.", entry, 0, 1);
    }

    private void tell(String name, String telling, HotlistEntry entry, int liveHits, int historicHits) {
        told.add(new Story(name, telling, entry.id(), entry.plate(), reads - readsBeforeStory, liveHits, historicHits));
        readsBeforeStory = reads;
    }

    private HotlistEntry listed(String id, String plate, HotlistCategory category) {
        HotlistEntry entry = entry(id, plate, "CA", category, daysBefore(5), daysBefore(5), Times.FOREVER);
        entries.add(entry);
        return entry;
    }

    private HotlistEntry entry(
            String id,
            String plate,
            String state,
            HotlistCategory category,
            Instant enteredAt,
            Instant validFrom,
            Instant validUntil) {
        String list = id.substring(0, id.indexOf('-'));
        boolean local = list.equals("local");
        return new HotlistEntry(
                id,
                plate,
                state,
                category,
                list,
                daysBefore(1),
                enteredAt,
                local ? "corona-pd" : "ca-doj",
                "Story: " + id.substring(list.length() + "-story-".length()),
                local ? "26-00462" : "",
                CAR,
                75,
                validFrom,
                validUntil,
                !local);
    }

    private void seen(Camera camera, String plate, Instant captured) {
        publish(Spot.fixed(camera.id()), plate, captured, captured.plusMillis(700));
    }

    private void uploaded(Position position, String plate, Instant captured, Instant published) {
        publish(cameras.mobileSpot(config.mobileUnits() - 1, position, 90), plate, captured, published);
    }

    private void publish(Spot spot, String plate, Instant captured, Instant published) {
        ExternalRead read = new ExternalRead(
                CityDay.readId('s', reads++, captured.toEpochMilli()),
                plate,
                "CA",
                0.93,
                List.of(new Reading(plate.replace('8', 'B').replace('0', 'O'), 0.04)),
                spot.camera(),
                spot.unit(),
                captured,
                spot.position(),
                spot.headingDegrees(),
                CAR,
                "");
        messages.add(Message.of(
                Topics.EXTERNAL_READS, spot.camera(), JsonCodec.EXTERNAL_READ.encode(read), published.toEpochMilli()));
    }

    private static Position beside(Position site, int metres) {
        return new Position(Cameras.round6(site.lat() + metres / 111_000.0), site.lon());
    }

    private Camera camera(int number) {
        return acrossTown.get(number * (acrossTown.size() - 1) / 5);
    }

    private Instant at(double partOfDay) {
        return config.start().plusMillis((long) (config.duration().toMillis() * partOfDay));
    }

    private Instant daysBefore(int days) {
        return config.start().minus(Duration.ofDays(days));
    }
}
