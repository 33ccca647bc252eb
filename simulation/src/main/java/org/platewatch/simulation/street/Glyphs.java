package org.platewatch.simulation.street;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The characters of plates as lines in a unit square, corners rounded as embossing dies round them: a typeface of our
 * own, so that drawing needs no fonts on the machine.
 */
final class Glyphs {
    /** Share of the shorter neighbouring edge that a corner's curve takes. */
    private static final double ROUNDING = 0.32;

    /** Lines apart by {@code |}, points by blanks; {@code *} closes a line, {@code !} keeps a corner sharp. */
    private static final Map<Character, String> LINES = Map.ofEntries(
            Map.entry('0', "* 0,0 1,0 1,1 0,1"),
            Map.entry('1', ".22,.18 .55,0! .55,1"),
            Map.entry('2', "0,.25 0,0 1,0 1,.42 0,.9 0,1! 1,1"),
            Map.entry('3', "0,.22 0,0 1,0 1,.47 .35,.47 | .35,.47 1,.47 1,1 0,1 0,.78"),
            Map.entry('4', ".74,1 .74,0! 0,.7! 1,.7"),
            Map.entry('5', ".95,0 .06,0! .03,.42! 1,.41 1,1 0,1 0,.78"),
            Map.entry('6', "1,.22 1,0 0,0 0,1 1,1 1,.47 0,.47"),
            Map.entry('7', "0,0 1,0! .36,1"),
            Map.entry('8', "* .06,0 .94,0 .94,.47 .06,.47 | * 0,.47 1,.47 1,1 0,1"),
            Map.entry('9', "0,.78 0,1 1,1 1,0 0,0 0,.53 1,.53"),
            Map.entry('A', "0,1 .5,0! 1,1 | .18,.67 .82,.67"),
            Map.entry('B', "* 0,0! .93,0 .93,.47 0,.47! | * 0,.47! 1,.47 1,1 0,1!"),
            Map.entry('C', "1,.22 1,0 0,0 0,1 1,1 1,.78"),
            Map.entry('D', "* 0,0! 1,0 1,1 0,1!"),
            Map.entry('E', "1,0 0,0! 0,1! 1,1 | 0,.47 .82,.47"),
            Map.entry('F', "1,0 0,0! 0,1 | 0,.47 .82,.47"),
            Map.entry('G', "1,.24 1,0 0,0 0,1 1,1 1,.54! .52,.54"),
            Map.entry('H', "0,0 0,1 | 1,0 1,1 | 0,.48 1,.48"),
            Map.entry('I', ".5,0 .5,1 | .15,0 .85,0 | .15,1 .85,1"),
            Map.entry('J', "1,0 1,1 0,1 0,.66"),
            Map.entry('K', "0,0 0,1 | 1,0 .05,.5! 1,1"),
            Map.entry('L', "0,0 0,1! 1,1"),
            Map.entry('M', "0,1 0,0! .5,.6! 1,0! 1,1"),
            Map.entry('N', "0,1 0,0! 1,1! 1,0"),
            Map.entry('O', "* 0,0 1,0 1,1 0,1"),
            Map.entry('P', "* 0,0! 1,0 1,.53 0,.53! | 0,0 0,1"),
            Map.entry('Q', "* 0,0 1,0 1,1 0,1 | .55,.68 1.02,1.04"),
            Map.entry('R', "* 0,0! 1,0 1,.53 0,.53! | 0,0 0,1 | .45,.53 1,1"),
            Map.entry('S', "1,.22 1,0 0,0 0,.47 1,.47 1,1 0,1 0,.78"),
            Map.entry('T', "0,0 1,0 | .5,0 .5,1"),
            Map.entry('U', "0,0 0,1 1,1 1,0"),
            Map.entry('V', "0,0 .5,1! 1,0"),
            Map.entry('W', "0,0 .22,1! .5,.3! .78,1! 1,0"),
            Map.entry('X', "0,0 1,1 | 1,0 0,1"),
            Map.entry('Y', "0,0 .5,.48! 1,0 | .5,.48 .5,1"),
            Map.entry('Z', "0,0 1,0! 0,1! 1,1"));

    private static final Map<Character, Shape> SHAPES = new HashMap<>();

    static {
        LINES.forEach((character, lines) -> SHAPES.put(character, shape(lines)));
    }

    private Glyphs() {}

    /** The lines of A-Z or 0-9, to be stroked, in a unit square whose y grows downwards. */
    static Shape of(char character) {
        Shape shape = SHAPES.get(character);
        if (shape == null) {
            throw new IllegalArgumentException("no plate has the character '" + character + "'");
        }
        return shape;
    }

    private static Path2D shape(String lines) {
        Path2D path = new Path2D.Double();
        for (String line : lines.split(" \\| ")) {
            boolean closed = line.startsWith("* ");
            add(path, line.substring(closed ? 2 : 0).split(" "), closed);
        }
        return path;
    }

    private static void add(Path2D path, String[] line, boolean closed) {
        List<Point2D> points = new ArrayList<>();
        for (String point : line) {
            String[] xy = point.replace("!", "").split(",");
            points.add(new Point2D.Double(Double.parseDouble(xy[0]), Double.parseDouble(xy[1])));
        }
        int last = points.size() - 1;
        Point2D start = closed ? between(points.get(0), points.get(1), 0.5) : points.get(0);
        path.moveTo(start.getX(), start.getY());
        for (int i = 1; i <= last; i++) {
            boolean end = i == last && !closed;
            corner(path, points, i, end || line[i].endsWith("!"));
        }
        if (closed) {
            corner(path, points, 0, line[0].endsWith("!"));
            path.closePath();
        }
    }

    private static void corner(Path2D path, List<Point2D> points, int i, boolean sharp) {
        Point2D corner = points.get(i);
        if (sharp) {
            path.lineTo(corner.getX(), corner.getY());
            return;
        }
        Point2D before = points.get((i + points.size() - 1) % points.size());
        Point2D after = points.get((i + 1) % points.size());
        double radius = ROUNDING * Math.min(corner.distance(before), corner.distance(after));
        Point2D from = between(corner, before, radius / corner.distance(before));
        Point2D to = between(corner, after, radius / corner.distance(after));
        path.lineTo(from.getX(), from.getY());
        path.quadTo(corner.getX(), corner.getY(), to.getX(), to.getY());
    }

    private static Point2D between(Point2D a, Point2D b, double share) {
        return new Point2D.Double(a.getX() + share * (b.getX() - a.getX()), a.getY() + share * (b.getY() - a.getY()));
    }
}
