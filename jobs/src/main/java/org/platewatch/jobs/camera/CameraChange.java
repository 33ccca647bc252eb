package org.platewatch.jobs.camera;

import java.util.List;
import java.util.Objects;
import org.platewatch.events.Camera;

/**
 * A message about one camera.
 *
 * @param registered the camera, or nothing when it was taken off the register
 */
public record CameraChange(String cameraId, List<Camera> registered) {
    public CameraChange {
        Objects.requireNonNull(cameraId, "cameraId");
        registered = List.copyOf(registered);
    }
}
