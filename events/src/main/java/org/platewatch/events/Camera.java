package org.platewatch.events;

/**
 * A camera as its agency registers it on {@code alpr.cameras}; it enriches the reads that carry its id.
 *
 * @param name what people call it, such as "Main St at 6th, northbound"
 * @param position where a fixed camera stands; unknown for a mobile one
 * @param headingDegrees the direction that traffic it sees travels in, 0 = north, clockwise; NaN when not given
 * @param lanes lanes in view; 0 when not given
 */
public record Camera(
        String id, String agency, String name, CameraKind kind, Position position, double headingDegrees, int lanes) {
    public Camera {
        id = Check.requiredId("id", id);
        agency = Check.requiredId("agency", agency);
        name = Check.optionalText("name", name);
        kind = Check.required("kind", kind);
        position = Check.orElse(position, Position.UNKNOWN);
        headingDegrees = Check.optionalNumber("heading_degrees", headingDegrees, 0, 360);
        lanes = Check.range("lanes", lanes, 0, 20);
        if (kind == CameraKind.FIXED && position.absent()) {
            throw new IllegalArgumentException("position is missing: a fixed camera must have one");
        }
    }
}
