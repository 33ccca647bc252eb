package org.platewatch.simulation.street;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Locale;
import java.util.Map;
import org.platewatch.simulation.Registration;

/**
 * A plate, drawn into a rectangle of {@value #WIDTH} x {@value #HEIGHT}: twelve by six inches, as in the United States.
 */
final class PlateDrawing {
    static final double WIDTH = 240;
    static final double HEIGHT = 120;

    private static final double NUMBER_TOP = 42;
    private static final double NUMBER_HEIGHT = 54;
    private static final double NUMBER_WIDTH = 214;
    private static final double STROKE = 0.13;
    /** How much of the way to the next letter a letter takes. */
    private static final double LETTER = 0.82;

    /** What stands above the number, by state; another state's plates bear its two letters. */
    private static final Map<String, String> NAMES =
            Map.of("CA", "CALIFORNIA", "NV", "NEVADA", "AZ", "ARIZONA", "OR", "OREGON", "TX", "TEXAS", "UT", "UTAH");

    private PlateDrawing() {}

    static void draw(Graphics2D graphics, Registration registration) {
        boolean californian = registration.state().equals("CA");
        graphics.setColor(new Color(238, 239, 236));
        graphics.fill(new RoundRectangle2D.Double(0, 0, WIDTH, HEIGHT, 14, 14));
        graphics.setColor(new Color(150, 152, 155));
        graphics.setStroke(new BasicStroke(2));
        graphics.draw(new RoundRectangle2D.Double(3, 3, WIDTH - 6, HEIGHT - 6, 12, 12));
        String name =
                NAMES.getOrDefault(registration.state(), registration.state().toUpperCase(Locale.ROOT));
        text(graphics, name, californian ? new Color(178, 38, 44) : new Color(40, 60, 70), 11, 16, 108, 0.11);
        text(graphics, registration.plate(), new Color(28, 38, 92), NUMBER_TOP, NUMBER_HEIGHT, NUMBER_WIDTH, STROKE);
        graphics.setColor(new Color(214, 158, 46));
        graphics.fill(new RoundRectangle2D.Double(14, 12, 26, 16, 3, 3));
        graphics.setColor(new Color(96, 150, 90));
        graphics.fill(new RoundRectangle2D.Double(WIDTH - 40, 12, 26, 16, 3, 3));
        graphics.setColor(new Color(90, 90, 88));
        for (double x : new double[] {52, WIDTH - 58}) {
            graphics.fill(new Ellipse2D.Double(x, 106, 6, 6));
        }
    }

    /** Text in the middle of the plate, letters of the given height and at most the given width together. */
    private static void text(
            Graphics2D graphics, String text, Color colour, double top, double height, double width, double stroke) {
        double advance = Math.min(height * 0.62, width / text.length());
        double letter = advance * LETTER;
        double left = (WIDTH - advance * text.length() + advance - letter) / 2;
        double line = stroke * height;
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
        for (int i = 0; i < text.length(); i++) {
            AffineTransform place = new AffineTransform(
                    letter - line, 0, 0, height - line, left + i * advance + line / 2, top + line / 2);
            graphics.draw(place.createTransformedShape(Glyphs.of(text.charAt(i))));
        }
    }
}
