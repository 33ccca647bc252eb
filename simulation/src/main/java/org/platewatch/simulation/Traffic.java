package org.platewatch.simulation;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.Topics;
import org.platewatch.events.json.JsonCodec;

/**
 * What the fixed cameras see: trips along the streets, one read at each camera passed. In the morning most cars go from
 * home to work, in the evening back, the rest anywhere. Only the trips under way are held in memory.
 */
final class Traffic implements Strand {
    private static final double READS_A_TRIP = 4;
    private static final double COMMUTERS = 0.6;

    private final City city;
    private final Cameras cameras;
    private final Fleet fleet;
    private final DayCurve curve;
    private final SplittableRandom random;
    private final Quota misreads;
    private final long trips;
    private final long endMillis;

    private final PriorityQueue<Trip> underWay = new PriorityQueue<>();
    private long started;
    private long readsToStart;
    private long reads;
    private long nextStartMillis;
    private final long[] commutes = new long[2];

    Traffic(CityDay day, long reads, long misreads, SplittableRandom random) {
        this.city = day.city();
        this.cameras = day.cameraSet();
        this.fleet = day.fleet();
        this.curve = day.curve();
        this.endMillis = day.config().end().toEpochMilli();
        this.random = random;
        this.misreads = new Quota(misreads, reads);
        this.readsToStart = reads;
        this.trips = (long) Math.ceil(reads / READS_A_TRIP);
        planNextStart();
        startTrips();
    }

    @Override
    public long dueMillis() {
        Trip first = underWay.peek();
        return first == null ? NEVER : first.publishedMillis;
    }

    @Override
    public Message next() {
        Trip trip = underWay.remove();
        String plate = trip.car.registration().plate();
        String read = misreads.take(random) ? Misreader.misread(plate, random) : plate;
        Spot spot = cameras.fixedSpot(trip.camera);
        ExternalRead event = Cameras.model(trip.camera)
                .read(
                        spot,
                        CityDay.readId('t', reads++, trip.capturedMillis),
                        trip.car,
                        read,
                        trip.capturedMillis,
                        random);
        Message message = Message.of(
                Topics.EXTERNAL_READS, spot.camera(), JsonCodec.EXTERNAL_READ.encode(event), trip.publishedMillis);
        if (--trip.readsLeft > 0) {
            trip.drive();
            underWay.add(trip);
        }
        startTrips();
        return message;
    }

    /** Starts what may publish before the first trip under way does. */
    private void startTrips() {
        while (started < trips && (underWay.isEmpty() || nextStartMillis <= underWay.peek().publishedMillis)) {
            underWay.add(new Trip(started++, nextStartMillis, readsOfNextTrip()));
            planNextStart();
        }
    }

    private void planNextStart() {
        nextStartMillis = curve.at((started + random.nextDouble()) / trips);
    }

    /** 1 to 7 and 4 in the mean, so that all trips together make exactly the reads wanted. */
    private long readsOfNextTrip() {
        long tripsAfter = trips - started;
        long mean = Math.round(readsToStart / (double) (tripsAfter + 1));
        long drawn = 1 + random.nextLong(Math.max(1, 2 * mean - 1));
        long taken = tripsAfter == 0 ? readsToStart : Math.min(drawn, readsToStart - tripsAfter);
        readsToStart -= taken;
        return taken;
    }

    /** Whether people go to work (0), come home (1), or neither (-1). */
    private static int rush(long millis) {
        double hour = DayCurve.hourOfDay(millis);
        return hour >= 5 && hour < 9.5 ? 0 : hour >= 15 && hour < 19 ? 1 : -1;
    }

    /** One car's way past some cameras. */
    private final class Trip implements Comparable<Trip> {
        final long number;
        final Car car;
        long readsLeft;
        private int site;
        private int destination;
        int camera;
        long capturedMillis;
        long publishedMillis;

        Trip(long number, long startMillis, long reads) {
            this.number = number;
            this.readsLeft = reads;
            int rush = rush(startMillis);
            if (rush >= 0 && random.nextDouble() < COMMUTERS) {
                // Counting through the commuters brings those who left in the morning home in the evening.
                int commuters = (int) Math.max(1, fleet.size() * COMMUTERS);
                this.car = fleet.car((int) (commutes[rush]++ % commuters));
                this.site = rush == 0 ? car.home() : car.work();
                this.destination = rush == 0 ? car.work() : car.home();
            } else {
                this.car = fleet.car(random.nextInt(fleet.size()));
                this.site = random.nextInt(city.size());
                this.destination = elsewhere();
            }
            pass(startMillis);
        }

        /** On to the next camera, in time for the rest of the trip to end with the day. */
        void drive() {
            int from = site;
            if (site == destination) {
                destination = elsewhere();
            }
            site = city.hop(from, destination);
            double metresASecond = 8 + 8 * random.nextDouble();
            long stopsMillis = random.nextInt(40_000);
            long millis = (long) (1000 * city.metres(from, site) / metresASecond) + stopsMillis;
            long latest = (endMillis - capturedMillis) / (readsLeft + 1);
            pass(capturedMillis + Math.min(millis, latest));
        }

        @Override
        public int compareTo(Trip other) {
            int byTime = Long.compare(publishedMillis, other.publishedMillis);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }

        private void pass(long millis) {
            int ahead = site == destination ? site : city.hop(site, destination);
            camera = cameras.facing(site, city.heading(site, ahead));
            capturedMillis = millis;
            publishedMillis = Math.max(publishedMillis + 1, millis + CityDay.networkMillis(random));
        }

        private int elsewhere() {
            return (site + 1 + random.nextInt(city.size() - 1)) % city.size();
        }
    }
}
