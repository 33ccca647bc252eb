package org.platewatch.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.platewatch.recognition.image.ImageLimits;
import org.platewatch.recognition.image.Images;
import org.platewatch.recognition.image.UnreadableImageException;
import org.platewatch.recognition.image.UnreadableImageException.Reason;
import org.platewatch.simulation.Registration;
import org.platewatch.simulation.street.Sight;
import org.platewatch.simulation.street.StreetCamera;

/** Whatever bytes come: an answer or a typed refusal, never a crash of the process. */
class HostileImagesTest {
    /** {@code -Dplatewatch.fuzz=20000} for the long run. */
    private static final int MUTANTS = Integer.getInteger("platewatch.fuzz", 400);

    private static final byte[] PICTURE =
            new StreetCamera(1).picture(new Registration("7XKZ904", "CA"), 120, Sight.CLEAR, 1, 0);

    private static PlateRecognizer recognizer;

    @BeforeAll
    static void open() throws IOException {
        recognizer = PlateRecognizer.open(RecognizerConfig.DEFAULT);
    }

    @AfterAll
    static void close() {
        recognizer.close();
    }

    @Test
    void shouldRefuseWhatIsNoPicture() {
        assertThat(refusal(new byte[0])).isEqualTo(Reason.EMPTY);
        assertThat(refusal("GIF89a".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Reason.NOT_AN_IMAGE);
        assertThat(refusal(Arrays.copyOf(PICTURE, PICTURE.length / 2))).isEqualTo(Reason.TRUNCATED);
        assertThat(refusal(Arrays.copyOf(PICTURE, 20))).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void shouldRefuseABombByItsHeader() {
        assertThat(refusal(Images.bomb(30_000, 30_000))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(Images.bomb(1, Integer.MAX_VALUE))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(new byte[ImageLimits.DEFAULT.maxBytes() + 1])).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void shouldReadPicturesOfUnusualMakes() throws Exception {
        for (byte[] picture : new byte[][] {
            Images.deepPng(640, 360),
            Images.translucentPng(640, 360),
            Images.jpeg(16, 16),
            Images.png(1, 1),
            Images.jpeg(3_000, 40),
            Images.png(40, 3_000)
        }) {
            assertThat(recognizer.recognize(picture).width()).isPositive();
        }
    }

    @Test
    void shouldTurnAPictureThatExifSaysIsTurned() throws Exception {
        Recognition turned = recognizer.recognize(Images.exifTurned(PICTURE, 6));

        assertThat(turned.width()).isEqualTo(720);
        assertThat(turned.height()).isEqualTo(1280);
        assertThat(recognizer
                        .recognize(Images.exifTurned(PICTURE, 1))
                        .plates()
                        .get(0)
                        .plate())
                .isEqualTo("7XKZ904");
    }

    @Test
    void shouldAnswerOrRefuseWhateverIsBroken() {
        Random random = new Random(462);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutant(i % 3 == 0 ? Images.png(200, 120) : PICTURE, random);
            try {
                recognizer.recognize(mutant);
            } catch (UnreadableImageException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(MUTANTS / 50, MUTANTS);
    }

    /** Bytes changed, cut out, doubled or cut off, mostly near the beginning, where the structure is. */
    private static byte[] mutant(byte[] picture, Random random) {
        byte[] mutant = picture.clone();
        int area = random.nextInt(3) == 0 ? mutant.length : Math.min(mutant.length, 700);
        for (int n = 1 + random.nextInt(12); n > 0; n--) {
            mutant[random.nextInt(area)] = (byte) random.nextInt(256);
        }
        int from = random.nextInt(area);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(mutant, 1 + random.nextInt(mutant.length));
            case 1 -> joined(Arrays.copyOf(mutant, from), Arrays.copyOfRange(mutant, from + 1, mutant.length));
            case 2 -> joined(Arrays.copyOf(mutant, from), mutant);
            default -> mutant;
        };
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    private static Reason refusal(byte[] bytes) {
        return catchThrowableOfType(UnreadableImageException.class, () -> recognizer.recognize(bytes))
                .reason();
    }
}
