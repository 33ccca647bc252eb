package org.platewatch.cli.publish;

import java.time.Instant;

/**
 * How far a source has been published as a camera.
 *
 * @param topic id of the topic: one that was deleted and made again has lost what was published
 * @param source its location
 * @param way how its pictures are named, ordered and dated
 * @param start capture of the first frame, for sources that do not tell
 */
public record Progress(String topic, String camera, String source, String way, Instant start, Reached reached) {
    Progress at(Reached further) {
        return new Progress(topic, camera, source, way, start, further);
    }

    /** Whether this goes on with the same pictures under the same ids. */
    boolean continues(Progress earlier) {
        return camera.equals(earlier.camera) && source.equals(earlier.source) && way.equals(earlier.way);
    }
}
