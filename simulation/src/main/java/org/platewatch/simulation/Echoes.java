package org.platewatch.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Reads that are published a second time, byte for byte, up to two minutes later: a producer that retries. */
final class Echoes implements Strand {
    private static final int LATEST_MILLIS = 120_000;

    private final PriorityQueue<Message> waiting =
            new PriorityQueue<>(Comparator.comparing(Message::timestamp).thenComparing(Message::key));
    private final Quota quota;
    private final SplittableRandom random;

    Echoes(long wanted, long reads, SplittableRandom random) {
        this.quota = new Quota(wanted, reads);
        this.random = random;
    }

    /** Hears a read as it is published. */
    void hear(Message read) {
        if (quota.take(random)) {
            waiting.add(new Message(
                    read.topic(),
                    read.key(),
                    read.value(),
                    read.timestamp().plusMillis(random.nextInt(LATEST_MILLIS))));
        }
    }

    @Override
    public long dueMillis() {
        Message first = waiting.peek();
        return first == null ? NEVER : first.timestamp().toEpochMilli();
    }

    @Override
    public boolean hasTrueReads() {
        return false;
    }

    @Override
    public Message next() {
        return waiting.remove();
    }
}
