package org.platewatch.jobs.frames;

import java.io.Serial;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.frame.Frame;
import org.platewatch.jobs.deadletter.DeadLetters;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.recognition.PlateRecognizer;
import org.platewatch.recognition.Recognition;
import org.platewatch.recognition.RecognizedPlate;
import org.platewatch.recognition.image.UnreadableImageException;
import org.platewatch.recognition.reading.PosteriorCodec;

/**
 * Frames to looks: decodes the picture, finds the plates in it and reads them, in one step, so that no picture is sent
 * through the network. Each parallel instance has a recogniser of its own. A message that is no frame, or whose picture
 * cannot be decoded, is a dead letter.
 */
public final class RecognisePlates extends ProcessFunction<InboundMessage, Look> {
    /** What became of each frame. */
    public static final OutputTag<FrameCount> COUNTS =
            new OutputTag<>("frame-counts", TypeInformation.of(FrameCount.class));

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String STAGE = "frames";

    private final FrameDecoder decoder;
    private final FramePictures pictures;
    private final RecognizerFactory recognizers;

    private transient PlateRecognizer recognizer;
    private transient Counter frames;
    private transient Counter rejected;
    private transient Counter plates;

    public RecognisePlates(FrameDecoder decoder, FramePictures pictures, RecognizerFactory recognizers) {
        this.decoder = decoder;
        this.pictures = pictures;
        this.recognizers = recognizers;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        recognizer = recognizers.open();
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        frames = metrics.counter("frames");
        rejected = metrics.counter("frames_rejected");
        plates = metrics.counter("plates");
    }

    @Override
    public void close() {
        if (recognizer != null) {
            recognizer.close();
        }
    }

    @Override
    public void processElement(InboundMessage message, Context context, Collector<Look> out) {
        Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        frames.inc();
        Frame frame;
        try {
            frame = decoder.decode(message, now);
        } catch (InvalidEventException e) {
            refuse(message, e, context);
            return;
        }
        try {
            Recognition recognition = recognizer.recognize(pictures.of(frame));
            plates.inc(recognition.plates().size());
            context.output(COUNTS, count(frame, 0, recognition.plates().size()));
            Instant receivedAt = Instant.ofEpochMilli(message.timestampMillis());
            for (int i = 0; i < recognition.plates().size(); i++) {
                out.collect(look(frame, receivedAt, recognition, i));
            }
        } catch (InvalidEventException e) {
            context.output(COUNTS, count(frame, 1, 0));
            refuse(message, e, context);
        } catch (UnreadableImageException e) {
            context.output(COUNTS, count(frame, 1, 0));
            refuse(message, asInvalid(e), context);
        }
    }

    private void refuse(InboundMessage message, InvalidEventException why, Context context) {
        rejected.inc();
        context.output(DeadLetters.TAG, message.refused(STAGE, why));
    }

    private static InvalidEventException asInvalid(UnreadableImageException e) {
        DeadLetterCategory category = e.reason() == UnreadableImageException.Reason.TOO_LARGE
                ? DeadLetterCategory.OVERSIZED
                : DeadLetterCategory.MALFORMED;
        return new InvalidEventException(category, e.getMessage());
    }

    private static FrameCount count(Frame frame, int rejected, int plates) {
        return new FrameCount(
                frame.camera(), frame.agency(), frame.unit(), frame.capturedAt(), 1, rejected, plates, 0, 0);
    }

    private static Look look(Frame frame, Instant receivedAt, Recognition recognition, int index) {
        RecognizedPlate plate = recognition.plates().get(index);
        return new Look(
                plate.plate(),
                plate.confidence(),
                plate.state().state(),
                plate.state().probability(),
                PosteriorCodec.encode(plate.posterior()),
                frame.camera(),
                frame.id(),
                index,
                frame.capturedAt(),
                receivedAt,
                frame.unit(),
                frame.position(),
                frame.headingDegrees(),
                plate.crop(),
                recognition.context());
    }
}
