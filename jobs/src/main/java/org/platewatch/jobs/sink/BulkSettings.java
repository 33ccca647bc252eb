package org.platewatch.jobs.sink;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * How much goes into one bulk request, how many requests may be on their way, and how long a failed one waits.
 *
 * @param maxBatchDocuments documents in one request, at most
 * @param maxBatchBytes bytes in one request, at most; a single document above it goes to the dead letters
 * @param maxInFlight requests of one subtask that may be unanswered at the same time
 * @param maxBuffered documents a subtask holds back before it stops reading; more than one batch
 * @param flushInterval a document waits no longer than this for its batch to fill
 * @param minBackoff upper bound of the random wait after the first failure; it doubles with each further one
 * @param maxBackoff upper bound of the random wait after many failures
 */
public record BulkSettings(
        int maxBatchDocuments,
        long maxBatchBytes,
        int maxInFlight,
        int maxBuffered,
        Duration flushInterval,
        Duration minBackoff,
        Duration maxBackoff)
        implements Serializable {
    public BulkSettings {
        Objects.requireNonNull(flushInterval, "flushInterval");
        Objects.requireNonNull(minBackoff, "minBackoff");
        Objects.requireNonNull(maxBackoff, "maxBackoff");
        check(maxBatchDocuments > 0, "a batch needs room for a document");
        check(maxBatchBytes >= 1024, "a batch needs at least 1 KiB");
        check(maxInFlight > 0, "at least one request must be allowed in flight");
        check(maxBuffered > maxBatchDocuments, "the buffer must hold more than one batch");
        check(flushInterval.toMillis() > 0, "the flush interval must be at least a millisecond");
        check(minBackoff.toMillis() > 0, "the back-off must be at least a millisecond");
        check(maxBackoff.compareTo(minBackoff) >= 0, "the largest back-off must not be below the smallest");
    }

    /**
     * 1,000 documents or 5 MiB a request, 4 in flight, 8,000 buffered, flushed every second, back-off 0.1 s to 10 s.
     */
    public static BulkSettings defaults() {
        return new BulkSettings(
                1_000, 5L << 20, 4, 8_000, Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(10));
    }

    public BulkSettings withMaxBatchDocuments(int documents) {
        return new BulkSettings(
                documents, maxBatchBytes, maxInFlight, maxBuffered, flushInterval, minBackoff, maxBackoff);
    }

    public BulkSettings withMaxBatchBytes(long bytes) {
        return new BulkSettings(
                maxBatchDocuments, bytes, maxInFlight, maxBuffered, flushInterval, minBackoff, maxBackoff);
    }

    public BulkSettings withMaxInFlight(int requests) {
        return new BulkSettings(
                maxBatchDocuments, maxBatchBytes, requests, maxBuffered, flushInterval, minBackoff, maxBackoff);
    }

    public BulkSettings withMaxBuffered(int documents) {
        return new BulkSettings(
                maxBatchDocuments, maxBatchBytes, maxInFlight, documents, flushInterval, minBackoff, maxBackoff);
    }

    public BulkSettings withFlushInterval(Duration interval) {
        return new BulkSettings(
                maxBatchDocuments, maxBatchBytes, maxInFlight, maxBuffered, interval, minBackoff, maxBackoff);
    }

    public BulkSettings withBackoff(Duration min, Duration max) {
        return new BulkSettings(maxBatchDocuments, maxBatchBytes, maxInFlight, maxBuffered, flushInterval, min, max);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
