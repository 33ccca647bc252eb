package org.platewatch.simulation;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.platewatch.events.Camera;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.Topics;

/**
 * A day of the plate readers of Corona, California, and around: what cameras, patrol units and the keepers of hotlists
 * publish, in order of time. It is generated while it is read, so that its length costs no memory, and each time anew
 * with the same bytes.
 */
public final class CityDay {
    private static final double READ_ON_PATROL = 0.12;
    private static final int VEHICLES_A_WANTED_ONE = 1_500;

    private final CityDayConfig config;
    private final City city;
    private final Cameras cameras;
    private final Fleet fleet;
    private final DayCurve curve;
    private final Stories stories;
    private final Truth truth;

    public CityDay(CityDayConfig config) {
        this.config = config;
        this.city = new City(config.fixedCameras());
        this.cameras = new Cameras(city, config.fixedCameras(), config.mobileUnits());
        this.fleet = new Fleet(config.seed(), config.vehicles(), city.size());
        this.curve = new DayCurve(config.start().toEpochMilli(), config.end().toEpochMilli());
        this.stories = new Stories(this);
        this.truth = count();
    }

    public CityDayConfig config() {
        return config;
    }

    /** The cameras that are registered; one more publishes reads without being so. */
    public List<Camera> cameras() {
        return cameras.registered();
    }

    /** The entries that are published before the day starts. */
    public Stream<HotlistEntry> hotlist() {
        PlateMaker plates = new PlateMaker(~config.seed());
        long told = stories.entries().size();
        long wanted = Math.min((config.hotlistEntries() - told) / 2, 1 + config.vehicles() / VEHICLES_A_WANTED_ONE);
        return Stream.concat(
                stories.entries().stream(),
                LongStream.range(0, config.hotlistEntries() - told)
                        .mapToObj(i -> Hotlists.entry(
                                config.seed(),
                                i,
                                i < wanted
                                        ? fleet.car((int) (i * config.vehicles() / wanted))
                                                .registration()
                                        : plates.at(i),
                                config.start().minusSeconds(3_600))));
    }

    /** The cases told on this day. */
    public List<Story> stories() {
        return stories.told();
    }

    public Truth truth() {
        return truth;
    }

    /** All messages in order of their time; a new run each time. */
    public Stream<Message> messages() {
        return StreamSupport.stream(
                Spliterators.spliterator(
                        iterator(),
                        truth.published(),
                        Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                false);
    }

    /** As {@link #messages()}, for whoever pulls. */
    public Iterator<Message> iterator() {
        return new Weaver();
    }

    City city() {
        return city;
    }

    Cameras cameraSet() {
        return cameras;
    }

    Fleet fleet() {
        return fleet;
    }

    DayCurve curve() {
        return curve;
    }

    /** Whether broken messages are wanted at all. */
    boolean broken() {
        return config.shares().malformed() > 0;
    }

    /** How a camera that numbers its reads calls one; unlike in any other day. */
    static String readId(char kind, long number, long capturedMillis) {
        return Long.toString(capturedMillis, Character.MAX_RADIX) + "-" + kind + number;
    }

    /** How long a read takes to the broker: about a second, up to a minute where the network is bad. */
    static long networkMillis(SplittableRandom random) {
        return 250L + (random.nextInt(200) == 0 ? random.nextInt(59_000) : random.nextInt(2_000));
    }

    private long share(double share) {
        return Math.round(config.reads() * share);
    }

    private Truth count() {
        long late = share(config.shares().lateUpload());
        long fixed = config.reads() - stories.reads() - late - onPatrol(late);
        long malformed = share(config.shares().malformed());
        long clocksAhead = share(config.shares().clockAhead());
        long duplicates = share(config.shares().duplicate());
        int brokenSetup = broken() ? 1 : 0;
        Map<DeadLetterCategory, Long> deadLetters = new EnumMap<>(DeadLetterCategory.class);
        deadLetters.putAll(Faults.count(malformed, clocksAhead));
        if (broken()) {
            deadLetters.merge(DeadLetterCategory.INVALID, 2L, Long::sum);
        }
        return new Truth(
                Map.of(
                        Topics.EXTERNAL_READS,
                        config.reads() + duplicates + malformed + clocksAhead,
                        Topics.CAMERAS,
                        (long) cameras.registered().size() + brokenSetup,
                        Topics.HOTLIST,
                        config.hotlistEntries() + brokenSetup + 1 + Stories.ENTRIES_DURING_THE_DAY),
                config.reads(),
                duplicates,
                late,
                Math.min(fixed, share(config.shares().misread())),
                deadLetters,
                cameras.registered().size(),
                config.hotlistEntries() - 1 + Stories.ENTRIES_DURING_THE_DAY);
    }

    private long onPatrol(long late) {
        return Math.round((config.reads() - stories.reads() - late) * READ_ON_PATROL);
    }

    /** Takes from each cause of messages in turn what is due first. */
    private final class Weaver implements Iterator<Message> {
        private final Echoes echoes;
        private final Strand[] strands;
        private int first;

        Weaver() {
            SplittableRandom random = new SplittableRandom(config.seed());
            long patrol = onPatrol(truth.lateReads());
            long fixed = config.reads() - stories.reads() - truth.lateReads() - patrol;
            long malformed = share(config.shares().malformed());
            long clocksAhead = share(config.shares().clockAhead());
            echoes = new Echoes(truth.duplicates(), config.reads(), random.split());
            strands = new Strand[] {
                new Setup(CityDay.this),
                stories.strand(),
                new Traffic(CityDay.this, fixed, truth.misreads(), random.split()),
                new Patrols(CityDay.this, patrol, random.split()),
                new Uploads(CityDay.this, truth.lateReads(), random.split()),
                new Faults(CityDay.this, malformed, clocksAhead, random.split()),
                echoes
            };
            findFirst();
        }

        @Override
        public boolean hasNext() {
            return strands[first].dueMillis() != Strand.NEVER;
        }

        @Override
        public Message next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the day is over");
            }
            Strand strand = strands[first];
            Message message = strand.next();
            if (strand.hasTrueReads() && message.topic().equals(Topics.EXTERNAL_READS)) {
                echoes.hear(message);
            }
            findFirst();
            return message;
        }

        private void findFirst() {
            first = 0;
            for (int i = 1; i < strands.length; i++) {
                if (strands[i].dueMillis() < strands[first].dueMillis()) {
                    first = i;
                }
            }
        }
    }
}
