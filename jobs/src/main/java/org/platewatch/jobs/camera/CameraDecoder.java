package org.platewatch.jobs.camera;

import java.io.Serial;
import java.time.Instant;
import java.util.List;
import org.platewatch.events.Camera;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.jobs.source.CompactedTopic;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.jobs.source.MessageDecoder;

/** Messages of {@code alpr.cameras}. */
public final class CameraDecoder implements MessageDecoder<CameraChange> {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public CameraChange decode(InboundMessage message, Instant now) throws InvalidEventException {
        String id = CompactedTopic.id(message);
        if (message.tombstone()) {
            return new CameraChange(id, List.of());
        }
        Camera camera = JsonCodec.CAMERA.decode(message.value());
        CompactedTopic.requireSameId(id, camera.id());
        return new CameraChange(id, List.of(camera));
    }
}
