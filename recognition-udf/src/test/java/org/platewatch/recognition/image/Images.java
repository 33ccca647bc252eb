package org.platewatch.recognition.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Encoded images, made by the Java platform and not by the decoder under test. */
public final class Images {
    private static final int IHDR_TYPE = 12;
    private static final int IHDR_WIDTH = 16;
    private static final int IHDR_CRC = 29;

    private Images() {}

    public static byte[] jpeg(int width, int height) {
        return encode(picture(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpg");
    }

    public static byte[] png(int width, int height) {
        return encode(picture(width, height, BufferedImage.TYPE_3BYTE_BGR), "png");
    }

    /** A PNG with 16 bits a pixel and no colour. */
    public static byte[] deepPng(int width, int height) {
        return encode(picture(width, height, BufferedImage.TYPE_USHORT_GRAY), "png");
    }

    /** A PNG with an alpha channel. */
    public static byte[] translucentPng(int width, int height) {
        return encode(picture(width, height, BufferedImage.TYPE_4BYTE_ABGR), "png");
    }

    /** A small file that claims to be a large picture. */
    public static byte[] bomb(int width, int height) {
        ByteBuffer png = ByteBuffer.wrap(png(8, 8));
        png.putInt(IHDR_WIDTH, width);
        png.putInt(IHDR_WIDTH + Integer.BYTES, height);
        CRC32 crc = new CRC32();
        crc.update(png.array(), IHDR_TYPE, IHDR_CRC - IHDR_TYPE);
        png.putInt(IHDR_CRC, (int) crc.getValue());
        return png.array();
    }

    /** The JPEG with an EXIF segment that asks for a rotation: 1 for none, 6 for a quarter turn clockwise. */
    public static byte[] exifTurned(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1) // one entry: the orientation, a short
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0);
        ByteBuffer turned = ByteBuffer.allocate(jpeg.length + exif.capacity());
        return turned.put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A dark field with a white board in it, so that there is something to see. */
    private static BufferedImage picture(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.DARK_GRAY);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(width / 4, height / 3, width / 2, height / 4);
        graphics.dispose();
        return picture;
    }

    private static byte[] encode(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
