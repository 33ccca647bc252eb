package org.platewatch.jobs.reads;

import java.io.Serial;
import java.time.Instant;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.PlateRead;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.jobs.source.MessageDecoder;

/** Messages of {@code alpr.reads}, which our own recognition wrote. */
public final class ReadDecoder implements MessageDecoder<PlateRead> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final CaptureTimeRule captureTimes;

    public ReadDecoder(CaptureTimeRule captureTimes) {
        this.captureTimes = captureTimes;
    }

    @Override
    public PlateRead decode(InboundMessage message, Instant now) throws InvalidEventException {
        PlateRead read = JsonCodec.PLATE_READ.decode(message.value());
        captureTimes.check(read.capturedAt(), now);
        return read;
    }
}
