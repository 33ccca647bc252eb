package org.platewatch.cli.publish;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.platewatch.events.Position;
import org.platewatch.events.frame.FrameBinding;

/** Pictures and cameras for the tests. */
final class Given {
    static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    private Given() {}

    /** A small JPEG; each shade gives other bytes. */
    static byte[] jpeg(int shade) {
        return encoded(shade, "jpg");
    }

    static byte[] png(int shade) {
        return encoded(shade, "png");
    }

    private static byte[] encoded(int shade, String format) {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(shade % 256, 80, 120));
        graphics.fillRect(0, 0, 64, 48);
        graphics.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JPEG of one byte more than a frame holds. */
    static byte[] tooLargeJpeg() {
        return Arrays.copyOf(jpeg(1), FrameBinding.MAX_BYTES + 1);
    }

    static Path file(Path folder, String name, byte[] bytes, Instant modified) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    static PublishingCamera camera(String id) {
        return new PublishingCamera("corona-pd", id, Position.UNKNOWN, Double.NaN, "");
    }

    /** All that a source has. */
    static List<Offer> all(FrameSource source) throws IOException {
        List<Offer> offers = new ArrayList<>();
        for (Optional<Offer> next = source.next(); next.isPresent(); next = source.next()) {
            offers.add(next.get());
        }
        return offers;
    }

    static List<Picture> pictures(List<Offer> offers) {
        return offers.stream()
                .filter(Picture.class::isInstance)
                .map(Picture.class::cast)
                .toList();
    }

    static List<String> refusals(List<Offer> offers) {
        return offers.stream()
                .filter(Refusal.class::isInstance)
                .map(offer -> ((Refusal) offer).sentence())
                .toList();
    }
}
