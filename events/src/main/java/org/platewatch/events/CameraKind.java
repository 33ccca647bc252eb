package org.platewatch.events;

/** How a camera stands in the world. */
public enum CameraKind {
    /** On a pole or gantry: its own position is that of its reads. */
    FIXED,
    /** On a vehicle: each frame or read brings its position, and uploads may be weeks late. */
    MOBILE
}
