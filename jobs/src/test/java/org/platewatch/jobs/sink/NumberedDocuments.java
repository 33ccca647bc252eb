package org.platewatch.jobs.sink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Makes the document of a number; its id is the index and the number.
 *
 * @param misfit every document whose number it divides has a time that the mapping refuses; 0 for none
 * @param padded the one document that is much longer than the others; -1 for none
 */
record NumberedDocuments(String index, long misfit, long padded) implements SerializableFunction<Long, BulkAction> {
    private static final int PADDING = 30_000;

    static NumberedDocuments in(String index) {
        return new NumberedDocuments(index, 0, -1);
    }

    NumberedDocuments withMisfits(long every) {
        return new NumberedDocuments(index, every, padded);
    }

    NumberedDocuments withPadded(long number) {
        return new NumberedDocuments(index, misfit, number);
    }

    String id(long number) {
        return index + "-" + number;
    }

    @Override
    public BulkAction apply(Long number) {
        String time = misfit > 0 && number % misfit == 0 ? "yesterday" : "2026-11-24T00:00:00Z";
        String padding = number == padded ? "x".repeat(PADDING) : "";
        String json = "{\"n\":%d,\"time\":\"%s\",\"padding\":\"%s\"}".formatted(number, time, padding);
        return BulkAction.create(index, id(number), json.getBytes(StandardCharsets.UTF_8));
    }
}
