package org.platewatch.recognition.reading;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Posteriors as bytes, to send them on and to remember them: a probability takes two bytes, in steps of 1/65535.
 *
 * <p>Layout, big-endian: version (1 byte), length of the alphabet (1 byte), the alphabet, number of cuts (1 byte), and
 * for each cut its number of probabilities (4 bytes) and these (2 bytes each).
 */
public final class PosteriorCodec {
    private static final byte VERSION = 1;
    private static final float UNIT = 65_535;

    private PosteriorCodec() {}

    /**
     * Packs a posterior of a reader.
     *
     * @throws IllegalArgumentException for a posterior that is not straight from a reader
     */
    public static byte[] encode(TextPosterior posterior) {
        List<CtcPosterior> cuts = cuts(posterior);
        byte[] alphabet = cuts.get(0).alphabet().getBytes(StandardCharsets.US_ASCII);
        int size = 3 + alphabet.length;
        for (CtcPosterior cut : cuts) {
            size += Integer.BYTES + Short.BYTES * cut.steps().length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size)
                .put(VERSION)
                .put((byte) alphabet.length)
                .put(alphabet)
                .put((byte) cuts.size());
        for (CtcPosterior cut : cuts) {
            bytes.putInt(cut.steps().length);
            for (float probability : cut.steps()) {
                bytes.putShort((short) Math.round(probability * UNIT));
            }
        }
        return bytes.array();
    }

    /**
     * Unpacks what {@link #encode} packed.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static TextPosterior decode(byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        try {
            if (bytes.get() != VERSION) {
                throw new IllegalArgumentException("a posterior of another version");
            }
            byte[] alphabet = new byte[bytes.get() & 0xFF];
            bytes.get(alphabet);
            List<CtcPosterior> cuts = new ArrayList<>();
            for (int left = bytes.get() & 0xFF; left > 0; left--) {
                cuts.add(new CtcPosterior(new String(alphabet, StandardCharsets.US_ASCII), steps(bytes)));
            }
            return cuts.size() == 1 ? cuts.get(0) : Product.ofCuts(cuts);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a posterior that is cut off", e);
        }
    }

    private static float[] steps(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining() / Short.BYTES) {
            throw new BufferUnderflowException();
        }
        float[] steps = new float[length];
        for (int i = 0; i < length; i++) {
            steps[i] = (bytes.getShort() & 0xFFFF) / UNIT;
        }
        return steps;
    }

    private static List<CtcPosterior> cuts(TextPosterior posterior) {
        if (posterior instanceof CtcPosterior single) {
            return List.of(single);
        }
        if (posterior instanceof Product product) {
            return product.looks().stream().flatMap(look -> cuts(look).stream()).toList();
        }
        throw new IllegalArgumentException("only what a reader says can be packed, not a "
                + posterior.getClass().getSimpleName());
    }
}
