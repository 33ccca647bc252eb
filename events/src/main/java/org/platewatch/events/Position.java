package org.platewatch.events;

/**
 * A place on the earth, WGS 84.
 *
 * @param lat degrees north, -90 to 90
 * @param lon degrees east, -180 to 180
 */
public record Position(double lat, double lon) implements Absentable {
    /** Where nothing is known; left out of JSON. */
    public static final Position UNKNOWN = new Position(Double.NaN, Double.NaN);

    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public Position {
        if (Double.isNaN(lat) != Double.isNaN(lon)) {
            throw new IllegalArgumentException("a position needs both lat and lon");
        }
        if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
            throw new IllegalArgumentException(
                    "lat must be -90 to 90 and lon -180 to 180, but they are " + lat + ", " + lon);
        }
    }

    @Override
    public boolean absent() {
        return Double.isNaN(lat);
    }

    /** Great-circle distance (haversine, mean earth radius); NaN if either position is unknown. */
    public double metresTo(Position other) {
        double dLat = Math.toRadians(other.lat - lat) / 2;
        double dLon = Math.toRadians(other.lon - lon) / 2;
        double chord = Math.pow(Math.sin(dLat), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * Math.pow(Math.sin(dLon), 2);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, chord)));
    }
}
