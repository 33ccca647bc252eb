package org.platewatch.jobs.reads;

import java.io.Serial;
import java.time.Instant;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.Ids;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.PlateRead;
import org.platewatch.events.ReadSource;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.events.plate.Plates;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.jobs.source.MessageDecoder;

/** Messages of {@code alpr.reads.external} as reads. */
public final class ExternalReadDecoder implements MessageDecoder<PlateRead> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final CaptureTimeRule captureTimes;

    public ExternalReadDecoder(CaptureTimeRule captureTimes) {
        this.captureTimes = captureTimes;
    }

    @Override
    public PlateRead decode(InboundMessage message, Instant now) throws InvalidEventException {
        ExternalRead external = JsonCodec.EXTERNAL_READ.decode(message.value());
        captureTimes.check(external.capturedAt(), now);
        try {
            return toRead(external, Instant.ofEpochMilli(message.timestampMillis()));
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(DeadLetterCategory.INVALID, e.getMessage());
        }
    }

    private static PlateRead toRead(ExternalRead external, Instant receivedAt) {
        String plate = Plates.normalise(external.plate());
        String identity = external.id().isEmpty() ? plate : external.id();
        return new PlateRead(
                Ids.of(external.capturedAt(), external.camera(), identity),
                plate,
                external.plate(),
                external.state(),
                external.confidence(),
                external.candidates(),
                CandidatePosterior.of(plate, external.confidence(), external.candidates()),
                external.camera(),
                false,
                "",
                external.unit(),
                external.position(),
                external.headingDegrees(),
                external.capturedAt(),
                receivedAt,
                ReadSource.EXTERNAL,
                external.vehicle(),
                "",
                external.imageUri(),
                1);
    }
}
