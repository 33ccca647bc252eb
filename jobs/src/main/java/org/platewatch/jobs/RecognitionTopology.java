package org.platewatch.jobs;

import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.async.AsyncRetryStrategy;
import org.apache.flink.streaming.util.retryable.AsyncRetryStrategies.ExponentialBackoffDelayRetryStrategyBuilder;
import org.apache.flink.streaming.util.retryable.RetryPredicates;
import org.platewatch.events.CameraHealth;
import org.platewatch.events.DeadLetter;
import org.platewatch.events.PlateRead;
import org.platewatch.jobs.deadletter.DeadLetters;
import org.platewatch.jobs.frames.FrameCount;
import org.platewatch.jobs.frames.Look;
import org.platewatch.jobs.frames.RecognisePlates;
import org.platewatch.jobs.fusion.FusePasses;
import org.platewatch.jobs.fusion.FusedRead;
import org.platewatch.jobs.health.CountByMinute;
import org.platewatch.jobs.images.ImageFolder;
import org.platewatch.jobs.images.StoreImages;
import org.platewatch.jobs.source.InboundMessage;

/** From frames to reads: the graph of {@link RecognitionJob}, whatever it is connected to. */
public final class RecognitionTopology {
    private static final int STORING_AT_ONCE = 32;
    private static final int STORE_SECONDS = 60;

    private RecognitionTopology() {}

    /** What comes out. */
    public record Outbound(
            DataStream<PlateRead> reads, DataStream<CameraHealth> health, DataStream<DeadLetter> deadLetters) {}

    public static Outbound build(DataStream<InboundMessage> frames, RecognitionSettings settings) {
        SingleOutputStreamOperator<Look> looks = frames.process(
                        new RecognisePlates(settings.decoder(), settings.pictures(), settings.recognizers()))
                .uid("recognise-plates")
                .name("recognise plates");
        SingleOutputStreamOperator<FusedRead> passes = looks.keyBy(Look::camera)
                .process(new FusePasses(settings.fusion(), settings.passEndsAfter()))
                .uid("fuse-passes")
                .name("fuse passes");
        DataStream<FrameCount> counts =
                looks.getSideOutput(RecognisePlates.COUNTS).union(passes.getSideOutput(FusePasses.COUNTS));
        return new Outbound(store(passes, settings.images()), health(counts), looks.getSideOutput(DeadLetters.TAG));
    }

    /** Reads whose pictures are stored. */
    public static DataStream<PlateRead> store(DataStream<FusedRead> passes, ImageFolder images) {
        AsyncRetryStrategy<PlateRead> threeTimes = new ExponentialBackoffDelayRetryStrategyBuilder<PlateRead>(
                        3, 500, 10_000, 4)
                .ifException(RetryPredicates.HAS_EXCEPTION_PREDICATE)
                .build();
        return AsyncDataStream.unorderedWaitWithRetry(
                        passes, new StoreImages(images), STORE_SECONDS, TimeUnit.SECONDS, STORING_AT_ONCE, threeTimes)
                .uid("store-images")
                .name("store images");
    }

    /** Once a minute, how the minutes stand that have changed. */
    public static DataStream<CameraHealth> health(DataStream<FrameCount> counts) {
        return counts.keyBy(FrameCount::camera)
                .process(new CountByMinute())
                .uid("count-by-minute")
                .name("count by minute");
    }
}
