package org.platewatch.simulation;

import java.util.Map;
import org.platewatch.events.DeadLetterCategory;

/**
 * What a day holds, known before it is generated.
 *
 * @param messages how many are published, by topic
 * @param reads distinct valid reads: the documents that an index must hold in the end
 * @param duplicates messages that repeat a read byte for byte
 * @param lateReads reads, of {@code reads}, that a patrol unit hands in late, those of stories left out
 * @param misreads reads, of {@code reads}, with a wrong plate, those of stories left out
 * @param deadLetters messages to be set aside, by reason: malformed ones, and those of cameras with a wrong clock
 * @param cameras cameras registered
 * @param hotlistEntries entries in force at the end
 */
public record Truth(
        Map<String, Long> messages,
        long reads,
        long duplicates,
        long lateReads,
        long misreads,
        Map<DeadLetterCategory, Long> deadLetters,
        long cameras,
        long hotlistEntries) {
    public Truth {
        messages = Map.copyOf(messages);
        deadLetters = Map.copyOf(deadLetters);
    }

    /** Messages on all topics. */
    public long published() {
        return sum(messages);
    }

    /** Messages to be set aside for any reason. */
    public long deadLettersInAll() {
        return sum(deadLetters);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
