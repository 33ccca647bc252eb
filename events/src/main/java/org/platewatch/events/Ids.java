package org.platewatch.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Deterministic ids: the time in front (milliseconds, 12 hexadecimal digits, so that ids of one time lie together in an
 * index) and 128 bits of SHA-256 over the parts that identify the thing.
 */
public final class Ids {
    private static final int HASH_BYTES = 16;

    private Ids() {}

    /** The id of what {@code parts} identify; part boundaries count, so ("a","bc") and ("ab","c") differ. */
    public static String of(Instant time, String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((byte) (bytes.length >>> 8));
            digest.update((byte) bytes.length);
            digest.update(bytes);
        }
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(time.toEpochMilli(), 12) + "-" + hex.formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
