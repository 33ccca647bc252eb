package org.platewatch.simulation;

import java.util.SplittableRandom;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.Position;
import org.platewatch.events.Topics;
import org.platewatch.events.json.JsonCodec;

/** What patrol units read live while they roam: parked cars and those they meet, each read with its own position. */
final class Patrols implements Strand {
    private static final double METRES_A_SECOND = 9;

    private final CityDay day;
    private final SplittableRandom random;
    private final long reads;
    private final Beat[] beats;
    private long made;
    private long capturedMillis;
    private long publishedMillis;

    Patrols(CityDay day, long reads, SplittableRandom random) {
        this.day = day;
        this.reads = reads;
        this.random = random;
        this.beats = new Beat[Math.max(1, day.config().mobileUnits() - 1)]; // the last unit is for stories
        for (int unit = 0; unit < beats.length; unit++) {
            beats[unit] = new Beat(
                    random.nextInt(day.city().size()), day.config().start().toEpochMilli());
        }
        plan();
    }

    @Override
    public long dueMillis() {
        return made < reads ? publishedMillis : NEVER;
    }

    @Override
    public Message next() {
        int unit = (int) (made % beats.length);
        Spot spot = beats[unit].at(unit, capturedMillis);
        Car car = day.fleet().car(random.nextInt(day.fleet().size()));
        ExternalRead event = CameraModel.RICH.read(
                spot,
                CityDay.readId('p', made, capturedMillis),
                car,
                car.registration().plate(),
                capturedMillis,
                random);
        Message message = Message.of(
                Topics.EXTERNAL_READS, spot.camera(), JsonCodec.EXTERNAL_READ.encode(event), publishedMillis);
        made++;
        plan();
        return message;
    }

    private void plan() {
        if (made < reads) {
            capturedMillis = day.curve().at((made + random.nextDouble()) / reads);
            publishedMillis = Math.max(publishedMillis, capturedMillis + CityDay.networkMillis(random));
        }
    }

    /** A unit's way through the city, at the pace of a patrol. */
    private final class Beat {
        private int from;
        private int to;
        private long leftMillis;
        private long arrivesMillis;

        Beat(int site, long startMillis) {
            this.to = site;
            this.arrivesMillis = startMillis;
            this.leftMillis = startMillis;
        }

        Spot at(int unit, long millis) {
            while (millis >= arrivesMillis) {
                from = to;
                int destination = (from + 1 + random.nextInt(day.city().size() - 1))
                        % day.city().size();
                to = day.city().hop(from, destination);
                leftMillis = arrivesMillis;
                arrivesMillis += 1 + (long) (1000 * day.city().metres(from, to) / METRES_A_SECOND);
            }
            double way = Math.max(0, millis - leftMillis) / (double) (arrivesMillis - leftMillis);
            Position a = day.city().site(from).position();
            Position b = day.city().site(to).position();
            Position here = new Position(
                    Cameras.round6(a.lat() + way * (b.lat() - a.lat())),
                    Cameras.round6(a.lon() + way * (b.lon() - a.lon())));
            int heading = (int) day.city().heading(from, to);
            return day.cameraSet().mobileSpot(unit, here, heading);
        }
    }
}
