package org.platewatch.events;

import java.util.List;

/**
 * A circle or a polygon on the ground.
 *
 * @param centre centre of the circle; unknown for a polygon
 * @param radiusMetres radius of the circle; NaN for a polygon
 * @param polygon at least three corners in order, closed implicitly; empty for a circle
 */
public record Area(Position centre, double radiusMetres, List<Position> polygon) implements Absentable {
    /** No limit of place; left out of JSON. */
    public static final Area EVERYWHERE = new Area(Position.UNKNOWN, Double.NaN, List.of());

    private static final int MAX_CORNERS = 1_000;

    public Area {
        centre = Check.orElse(centre, Position.UNKNOWN);
        radiusMetres = Check.optionalNumber("radius_metres", radiusMetres, 1, 1_000_000);
        polygon = Check.list("polygon", polygon);
        boolean circle = !centre.absent() && !Double.isNaN(radiusMetres);
        boolean half = centre.absent() != Double.isNaN(radiusMetres);
        boolean corners = polygon.size() >= 3 && polygon.size() <= MAX_CORNERS;
        if (half || (circle ? !polygon.isEmpty() : !corners && !polygon.isEmpty())) {
            throw new IllegalArgumentException(
                    "an area is either centre and radius_metres, or a polygon of 3 to " + MAX_CORNERS + " positions");
        }
        if (polygon.stream().anyMatch(Position::absent)) {
            throw new IllegalArgumentException("a corner of the polygon has no position");
        }
    }

    public static Area circle(Position centre, double radiusMetres) {
        return new Area(centre, radiusMetres, List.of());
    }

    public static Area polygon(List<Position> corners) {
        return new Area(Position.UNKNOWN, Double.NaN, corners);
    }

    @Override
    public boolean absent() {
        return centre.absent() && polygon.isEmpty();
    }
}
