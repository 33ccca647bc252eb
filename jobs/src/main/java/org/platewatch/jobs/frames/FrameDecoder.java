package org.platewatch.jobs.frames;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.frame.Frame;
import org.platewatch.events.frame.FrameBinding;
import org.platewatch.jobs.reads.CaptureTimeRule;
import org.platewatch.jobs.source.InboundMessage;

/** Messages of {@code alpr.frames}: the CloudEvents binding, and a capture time that can be believed. */
public final class FrameDecoder implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final CaptureTimeRule captureTimes;

    public FrameDecoder(CaptureTimeRule captureTimes) {
        this.captureTimes = captureTimes;
    }

    /**
     * The frame that a message says.
     *
     * @param now the time at which it is looked at
     * @throws InvalidEventException for any message that does not say one
     */
    public Frame decode(InboundMessage message, Instant now) throws InvalidEventException {
        Headers headers = new RecordHeaders();
        message.headers().forEach(header -> headers.add(header.name(), header.value()));
        Frame frame = FrameBinding.decode(headers, message.value());
        captureTimes.check(frame.capturedAt(), now);
        return frame;
    }
}
