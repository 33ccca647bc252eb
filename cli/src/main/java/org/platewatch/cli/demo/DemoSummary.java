package org.platewatch.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What went in and what came out.
 *
 * @param published messages that Kafka took
 * @param reads documents of reads in Elasticsearch
 * @param hits documents of hits in Elasticsearch
 * @param deadLetters messages on the dead-letter topic
 * @param seconds since the demo was started
 * @param hitsAgree whether the hits on Kafka are exactly the expected ones, each with its count
 */
public record DemoSummary(
        long published,
        long reads,
        long hits,
        long deadLetters,
        double seconds,
        Expected expected,
        boolean hitsAgree) {
    /** The same numbers, worked out beforehand from what is published. */
    public record Expected(long published, long reads, long hits, long deadLetters) {}

    /** Whether all that was published has come out as it should. */
    @JsonProperty("agrees")
    public boolean agrees() {
        return published == expected.published
                && reads == expected.reads
                && hits == expected.hits
                && deadLetters == expected.deadLetters
                && hitsAgree;
    }

    boolean sameCountsAs(DemoSummary other) {
        return published == other.published
                && reads == other.reads
                && hits == other.hits
                && deadLetters == other.deadLetters;
    }
}
