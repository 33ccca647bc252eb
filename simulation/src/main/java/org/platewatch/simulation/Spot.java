package org.platewatch.simulation;

import org.platewatch.events.Position;

/**
 * Where a read is made.
 *
 * @param unit patrol unit; empty for a fixed camera
 * @param position unknown for a fixed camera, whose registration says it
 * @param headingDegrees of the patrol unit; NaN for a fixed camera
 */
record Spot(String camera, String unit, Position position, double headingDegrees) {
    static Spot fixed(String camera) {
        return new Spot(camera, "", Position.UNKNOWN, Double.NaN);
    }
}
