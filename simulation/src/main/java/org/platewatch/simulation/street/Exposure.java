package org.platewatch.simulation.street;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** What happens between a scene and the bytes that a camera sends. */
final class Exposure {
    private static final int CHANNELS = 3;
    /** Uniform numbers whose sum is near enough to a normal one. */
    private static final int SUMMANDS = 3;

    private Exposure() {}

    /** Takes the picture; it is changed. */
    static byte[] jpeg(BufferedImage picture, Sight sight, SplittableRandom random) {
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        blur(pixels, picture.getWidth(), sight.blur());
        expose(pixels, sight, random);
        return encode(picture, sight.quality());
    }

    /** The mean over as many pixels to the right as the car moves. */
    private static void blur(byte[] pixels, int width, int length) {
        if (length < 2) {
            return;
        }
        int row = width * CHANNELS;
        for (int start = 0; start < pixels.length; start += row) {
            for (int at = start; at + length * CHANNELS <= start + row; at++) {
                int sum = 0;
                for (int i = 0; i < length; i++) {
                    sum += pixels[at + i * CHANNELS] & 0xFF;
                }
                pixels[at] = (byte) (sum / length);
            }
        }
    }

    private static void expose(byte[] pixels, Sight sight, SplittableRandom random) {
        double spread = sight.noise() * Math.sqrt(12.0 / SUMMANDS);
        for (int at = 0; at < pixels.length; at++) {
            long bits = random.nextLong();
            double uniform = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF);
            double noise = (uniform / 0x10000 - SUMMANDS / 2.0) * spread;
            double value = (pixels[at] & 0xFF) * sight.light() + noise;
            pixels[at] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
    }

    private static byte[] encode(BufferedImage picture, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
