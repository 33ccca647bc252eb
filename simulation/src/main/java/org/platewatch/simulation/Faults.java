package org.platewatch.simulation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.Topics;

/** Messages that are no reads: malformed ones, and those of cameras whose clock is ahead. */
final class Faults implements Strand {
    /** Far enough that it is absurd also where a day of the past is replayed. */
    private static final long LEAST_AHEAD_SECONDS = 400L * 24 * 3600;

    private final CityDay day;
    private final SplittableRandom random;
    private final long all;
    private final Quota clocks;
    private long made;
    private long malformed;
    private long publishedMillis;

    Faults(CityDay day, long malformed, long clocksAhead, SplittableRandom random) {
        this.day = day;
        this.random = random;
        this.all = malformed + clocksAhead;
        this.clocks = new Quota(clocksAhead, all);
        plan();
    }

    /** How many of each category that many malformed messages and clocks ahead give. */
    static Map<DeadLetterCategory, Long> count(long malformed, long clocksAhead) {
        Map<DeadLetterCategory, Long> count = new EnumMap<>(DeadLetterCategory.class);
        for (long i = 0; i < malformed; i++) {
            count.merge(Fault.ofNumber(i).category, 1L, Long::sum);
        }
        if (clocksAhead > 0) {
            count.merge(DeadLetterCategory.CLOCK, clocksAhead, Long::sum);
        }
        return count;
    }

    @Override
    public long dueMillis() {
        return made < all ? publishedMillis : NEVER;
    }

    @Override
    public boolean hasTrueReads() {
        return false;
    }

    @Override
    public Message next() {
        String camera = day.cameraSet()
                .fixedSpot(random.nextInt(day.config().fixedCameras()))
                .camera();
        String plate = day.fleet()
                .car(random.nextInt(day.fleet().size()))
                .registration()
                .plate();
        Instant now = Instant.ofEpochMilli(publishedMillis);
        byte[] bytes;
        if (clocks.take(random)) {
            Instant ahead = now.plusSeconds(LEAST_AHEAD_SECONDS + random.nextInt(1 << 28));
            bytes = Fault.json(Fault.text(plate), Fault.text(camera), Fault.text(ahead), "0.9");
        } else {
            bytes = Fault.ofNumber(malformed++).spoiler.spoil(camera, plate, now, random);
        }
        Message message = Message.of(Topics.EXTERNAL_READS, camera, bytes, publishedMillis);
        made++;
        plan();
        return message;
    }

    private void plan() {
        if (made < all) {
            publishedMillis = day.curve().at((made + random.nextDouble()) / all);
        }
    }
}
