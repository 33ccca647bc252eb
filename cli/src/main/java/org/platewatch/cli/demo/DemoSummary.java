package org.platewatch.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What went in and what came out.
 *
 * @param published messages of the simulated day that Kafka took
 * @param frames pictures of the street camera that Kafka took
 * @param passes cars that passed the street camera
 * @param passesReadRight of these, those whose plate was read exactly
 * @param frameReads reads made of frames
 * @param reads documents of reads in Elasticsearch, of frames and of cameras that recognise on board
 * @param hits documents of hits in Elasticsearch
 * @param deadLetters messages on the dead-letter topic
 * @param seconds since the demo was started
 * @param hitsAgree whether the hits on Kafka are exactly the expected ones, each with its count
 */
public record DemoSummary(
        long published,
        int frames,
        int passes,
        int passesReadRight,
        int frameReads,
        long reads,
        long hits,
        long deadLetters,
        double seconds,
        Expected expected,
        boolean hitsAgree) {
    /** Of the passes that the street camera sees, so many must be read right: the recogniser is good, not perfect. */
    private static final double RIGHT = 0.9;

    /**
     * The same numbers, worked out beforehand from what is published.
     *
     * @param reads of cameras that recognise on board
     * @param hits of these reads, and of the wanted cars on the street
     */
    public record Expected(long published, int frames, long reads, long hits, long deadLetters) {}

    /** Whether all that was published has come out as it should. */
    @JsonProperty("agrees")
    public boolean agrees() {
        return published == expected.published
                && frames == expected.frames
                && passesReadRight >= RIGHT * passes
                && reads == expected.reads + frameReads
                && hits == expected.hits
                && deadLetters == expected.deadLetters
                && hitsAgree;
    }

    boolean sameCountsAs(DemoSummary other) {
        return published == other.published
                && frames == other.frames
                && frameReads == other.frameReads
                && reads == other.reads
                && hits == other.hits
                && deadLetters == other.deadLetters;
    }
}
