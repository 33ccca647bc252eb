package org.platewatch.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.json.JsonCodec;

/** The ways in which a message on {@code alpr.reads.external} is no valid read. */
enum Fault {
    TOO_LARGE(DeadLetterCategory.OVERSIZED, (camera, plate, time, random) -> Large.MESSAGE),
    CUT_OFF(DeadLetterCategory.MALFORMED, (camera, plate, time, random) -> {
        byte[] whole = json(text(plate), text(camera), text(time), "0.9");
        return Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
    }),
    /** A JPEG, as the topic for frames takes it. */
    WRONG_TOPIC(DeadLetterCategory.MALFORMED, (camera, plate, time, random) -> {
        byte[] image = new byte[200 + random.nextInt(1_000)];
        random.nextBytes(image);
        image[0] = (byte) 0xFF;
        image[1] = (byte) 0xD8;
        return image;
    }),
    EMPTY(DeadLetterCategory.MALFORMED, (camera, plate, time, random) -> new byte[0]),
    NO_CAMERA(
            DeadLetterCategory.INVALID, (camera, plate, time, random) -> json(text(plate), "null", text(time), "0.9")),
    NO_TIME(
            DeadLetterCategory.INVALID,
            (camera, plate, time, random) -> json(text(plate), text(camera), "null", "0.9")),
    TIME_AS_NUMBER(
            DeadLetterCategory.INVALID,
            (camera, plate, time, random) -> json(text(plate), text(camera), "" + time.getEpochSecond(), "0.9")),
    PLATE_AS_LIST(
            DeadLetterCategory.INVALID,
            (camera, plate, time, random) -> json("[" + text(plate) + "]", text(camera), text(time), "0.9")),
    CONFIDENCE_IN_PERCENT(
            DeadLetterCategory.INVALID,
            (camera, plate, time, random) -> json(text(plate), text(camera), text(time), "93.5")),
    /** Well-formed, but its text is too long for any plate. */
    ROAD_SIGN(
            DeadLetterCategory.INVALID,
            (camera, plate, time, random) -> json(text("SPEED LIMIT 35"), text(camera), text(time), "0.9")),
    CLOCK_RESET(
            DeadLetterCategory.EXPIRED,
            (camera, plate, time, random) -> json(text(plate), text(camera), text("2001-01-01T00:00:07Z"), "0.9"));

    /** Makes the bytes of a message that would be valid but for this fault. */
    @FunctionalInterface
    interface Spoiler {
        byte[] spoil(String camera, String plate, Instant time, SplittableRandom random);
    }

    /** Large ones are few, for else they would be most of the bytes of a day. */
    private static final int ONE_TOO_LARGE_IN = 64;

    final DeadLetterCategory category;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    final Spoiler spoiler;

    Fault(DeadLetterCategory category, Spoiler spoiler) {
        this.category = category;
        this.spoiler = spoiler;
    }

    /** The kind of the number-th malformed message, from 0: all kinds in turn. */
    static Fault ofNumber(long number) {
        long inRound = number % ONE_TOO_LARGE_IN;
        return inRound == 0 ? TOO_LARGE : values()[1 + (int) ((inRound - 1) % (values().length - 1))];
    }

    static byte[] json(String plate, String camera, String capturedAt, String confidence) {
        return "{\"plate\":%s,\"camera\":%s,\"captured_at\":%s,\"confidence\":%s}"
                .formatted(plate, camera, capturedAt, confidence)
                .getBytes(UTF_8);
    }

    static String text(Object value) {
        return "\"" + value + "\"";
    }

    /** Shared by all messages of its kind. */
    private static final class Large {
        static final byte[] MESSAGE = json(
                text("7ABC123"),
                text("main-sixth-nb"),
                text("2026-03-02T13:00:00Z"),
                "0." + "9".repeat(JsonCodec.MAX_BYTES));
    }
}
