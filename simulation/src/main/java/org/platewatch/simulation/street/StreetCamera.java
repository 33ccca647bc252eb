package org.platewatch.simulation.street;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.platewatch.simulation.Registration;

/** A camera over a street that cars come along towards it, and the pictures that it takes of them. */
public final class StreetCamera {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    /** A car is six plates wide: 1.8 m and 0.3 m. */
    private static final double CAR_WIDTH = 6;

    private static final double HORIZON = 250;

    private final BufferedImage street;
    private final double scale;

    /**
     * A camera of 1280 x 720 pixels.
     *
     * @param seed of what stands along the street
     */
    public StreetCamera(long seed) {
        this(seed, 1);
    }

    /**
     * A camera with more pixels than 1280 x 720.
     *
     * @param scale 1.5 for 1920 x 1080
     */
    public StreetCamera(long seed, double scale) {
        this.scale = scale;
        street = empty();
        Graphics2D graphics = canvas(street);
        drawStreet(graphics, new SplittableRandom(seed));
        graphics.dispose();
    }

    /**
     * The picture of a car on its way.
     *
     * @param plateWidth how near it is, as pixels of its plate's width in 1280 x 720
     * @param seed of the car's looks and of the camera's noise
     * @param frame number of the picture in the pass
     * @return a JPEG
     */
    public byte[] picture(Registration registration, double plateWidth, Sight sight, long seed, int frame) {
        BufferedImage picture = empty();
        street.copyData(picture.getRaster());
        Graphics2D graphics = canvas(picture);
        drawCar(graphics, registration, plateWidth, new SplittableRandom(seed));
        graphics.dispose();
        return Exposure.jpeg(picture, sight, new SplittableRandom(seed + 31L * (frame + 1)));
    }

    private BufferedImage empty() {
        return new BufferedImage(
                (int) Math.round(WIDTH * scale), (int) Math.round(HEIGHT * scale), BufferedImage.TYPE_3BYTE_BGR);
    }

    private Graphics2D canvas(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        return graphics;
    }

    private static void drawStreet(Graphics2D graphics, SplittableRandom random) {
        graphics.setPaint(
                new GradientPaint(0, 0, new Color(148, 178, 208), 0, (float) HORIZON, new Color(206, 214, 216)));
        graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, HORIZON));
        for (double x = -40; x < WIDTH; ) {
            double width = random.nextDouble(90, 240);
            double height = random.nextDouble(40, 190);
            int tone = 90 + random.nextInt(90);
            graphics.setColor(new Color(tone, tone - random.nextInt(20), tone - random.nextInt(40)));
            graphics.fill(new Rectangle2D.Double(x, HORIZON - height, width, height));
            x += width + random.nextDouble(0, 30);
        }
        graphics.setPaint(
                new GradientPaint(0, (float) HORIZON, new Color(122, 122, 120), 0, HEIGHT, new Color(84, 84, 86)));
        graphics.fill(new Rectangle2D.Double(0, HORIZON, WIDTH, HEIGHT - HORIZON));
        graphics.setColor(new Color(206, 202, 190));
        for (double side : new double[] {-1, 1}) {
            graphics.setStroke(new BasicStroke(9));
            graphics.draw(line(WIDTH / 2.0 + side * 40, HORIZON, WIDTH / 2.0 + side * 900, HEIGHT));
        }
    }

    private static void drawCar(
            Graphics2D graphics, Registration registration, double plateWidth, SplittableRandom random) {
        double scale = plateWidth / PlateDrawing.WIDTH;
        double near = plateWidth / 160;
        double x = WIDTH / 2.0 + random.nextDouble(-60, 60) - plateWidth / 2 + 40 * near;
        double y = HORIZON + 90 + 250 * near;
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.scale(scale, scale);
        graphics.rotate(random.nextDouble(-0.05, 0.05), PlateDrawing.WIDTH / 2, 0);
        graphics.shear(random.nextDouble(-0.06, 0.06), random.nextDouble(-0.04, 0.04));
        drawBody(graphics, random);
        PlateDrawing.draw(graphics, registration);
        graphics.setTransform(before);
    }

    /** The rear of a car around its plate, in the plate's own units. */
    private static void drawBody(Graphics2D graphics, SplittableRandom random) {
        double width = PlateDrawing.WIDTH * CAR_WIDTH;
        double left = (PlateDrawing.WIDTH - width) / 2;
        Color paint = new Color(40 + random.nextInt(170), 40 + random.nextInt(170), 40 + random.nextInt(170));
        graphics.setColor(new Color(30, 30, 32));
        graphics.fill(new RoundRectangle2D.Double(left + 60, 250, 210, 200, 60, 60));
        graphics.fill(new RoundRectangle2D.Double(left + width - 270, 250, 210, 200, 60, 60));
        graphics.setColor(paint.darker());
        Path2D roof = new Path2D.Double();
        roof.moveTo(left + 170, -260);
        roof.lineTo(left + 330, -640);
        roof.lineTo(left + width - 330, -640);
        roof.lineTo(left + width - 170, -260);
        roof.closePath();
        graphics.fill(roof);
        graphics.setColor(new Color(44, 54, 62));
        graphics.fill(new RoundRectangle2D.Double(left + 310, -590, width - 620, 290, 80, 80));
        graphics.setColor(paint);
        graphics.fill(new RoundRectangle2D.Double(left, -280, width, 620, 140, 140));
        graphics.setColor(new Color(52, 52, 54));
        graphics.fill(new RoundRectangle2D.Double(left + 20, 190, width - 40, 130, 60, 60));
        graphics.setColor(new Color(150, 24, 26));
        graphics.fill(new RoundRectangle2D.Double(left + 30, -190, 220, 120, 40, 40));
        graphics.fill(new RoundRectangle2D.Double(left + width - 250, -190, 220, 120, 40, 40));
        graphics.setColor(paint.darker().darker());
        graphics.fill(new RoundRectangle2D.Double(-60, -40, PlateDrawing.WIDTH + 120, 200, 30, 30));
        graphics.setColor(new Color(196, 198, 202));
        graphics.fill(new Ellipse2D.Double(PlateDrawing.WIDTH / 2 - 34, -150, 68, 52));
    }

    private static Path2D line(double fromX, double fromY, double toX, double toY) {
        Path2D line = new Path2D.Double();
        line.moveTo(fromX, fromY);
        line.lineTo(toX, toY);
        return line;
    }
}
