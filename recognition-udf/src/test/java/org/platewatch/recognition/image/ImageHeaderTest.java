package org.platewatch.recognition.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.platewatch.recognition.image.ImageHeader.Format;
import org.platewatch.recognition.image.UnreadableImageException.Reason;

class ImageHeaderTest {
    @Test
    void shouldReadTheSizeOfAJpegAndAPng() throws UnreadableImageException {
        assertThat(ImageHeader.of(Images.jpeg(320, 200))).isEqualTo(new ImageHeader(Format.JPEG, 320, 200));
        assertThat(ImageHeader.of(Images.png(320, 200))).isEqualTo(new ImageHeader(Format.PNG, 320, 200));
    }

    @Test
    void shouldRefuseAnImageWithoutItsEnd() {
        for (byte[] image : new byte[][] {Images.jpeg(320, 200), Images.png(320, 200)}) {
            for (int length : new int[] {9, 24, image.length / 2, image.length - 4}) {
                assertThat(refusal(Arrays.copyOf(image, length)))
                        .as("%d of %d bytes", length, image.length)
                        .isEqualTo(Reason.TRUNCATED);
            }
        }
    }

    @Test
    void shouldAcceptWhatCamerasWriteAfterTheEnd() throws UnreadableImageException {
        byte[] jpeg = Images.jpeg(320, 200);

        assertThat(ImageHeader.of(Arrays.copyOf(jpeg, jpeg.length + 1_000)).width())
                .isEqualTo(320);
    }

    @Test
    void shouldRefuseWhatIsNoImage() {
        assertThat(refusal(new byte[0])).isEqualTo(Reason.EMPTY);
        assertThat(refusal(new byte[] {(byte) 0xFF})).isEqualTo(Reason.NOT_AN_IMAGE);
        assertThat(refusal("GIF89a and so on".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Reason.NOT_AN_IMAGE);
        assertThat(refusal("<html>no camera here</html>".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Reason.NOT_AN_IMAGE);
    }

    @Test
    void shouldReadTheSizeThatAPixelBombClaims() throws UnreadableImageException {
        assertThat(ImageHeader.of(Images.bomb(30_000, 30_000)).pixels()).isEqualTo(900_000_000L);
    }

    private static Reason refusal(byte[] bytes) {
        return catchThrowableOfType(UnreadableImageException.class, () -> ImageHeader.of(bytes))
                .reason();
    }
}
