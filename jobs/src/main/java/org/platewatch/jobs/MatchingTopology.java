package org.platewatch.jobs;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.platewatch.events.DeadLetter;
import org.platewatch.events.Hit;
import org.platewatch.events.PlateRead;
import org.platewatch.jobs.camera.CameraChange;
import org.platewatch.jobs.camera.CameraDecoder;
import org.platewatch.jobs.camera.EnrichWithCamera;
import org.platewatch.jobs.deadletter.DeadLetters;
import org.platewatch.jobs.hotlist.EntryChange;
import org.platewatch.jobs.hotlist.HotlistDecoder;
import org.platewatch.jobs.hotlist.HotlistMessage;
import org.platewatch.jobs.hotlist.MatchHotlist;
import org.platewatch.jobs.hotlist.RouteEntryChanges;
import org.platewatch.jobs.hotlist.Sighting;
import org.platewatch.jobs.reads.ExternalReadDecoder;
import org.platewatch.jobs.reads.ReadDecoder;
import org.platewatch.jobs.source.DecodeMessages;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.jobs.source.MessageDecoder;

/** From messages to reads and hits: the graph of {@link MatchingJob}, whatever it is connected to. */
public final class MatchingTopology {
    private MatchingTopology() {}

    /** The messages that come in, by topic. */
    public record Inbound(
            DataStream<InboundMessage> externalReads,
            DataStream<InboundMessage> cameras,
            DataStream<InboundMessage> hotlist) {}

    /** Reads of our own recogniser, with what became of messages that say none. */
    public record OwnReads(DataStream<PlateRead> reads, DataStream<DeadLetter> deadLetters) {}

    /** What comes out. */
    public record Outbound(DataStream<PlateRead> reads, DataStream<Hit> hits, DataStream<DeadLetter> deadLetters) {}

    public static Outbound build(Inbound inbound, OwnReads ownReads, MatchingSettings settings) {
        SingleOutputStreamOperator<PlateRead> externalReads = decode(
                inbound.externalReads(),
                "external-reads",
                new ExternalReadDecoder(settings.captureTimes()),
                PlateRead.class);
        SingleOutputStreamOperator<CameraChange> cameras =
                decode(inbound.cameras(), "cameras", new CameraDecoder(), CameraChange.class);
        SingleOutputStreamOperator<HotlistMessage> hotlist =
                decode(inbound.hotlist(), "hotlist", new HotlistDecoder(), HotlistMessage.class);

        DataStream<PlateRead> reads = enrich(externalReads.union(ownReads.reads()), cameras, settings);
        DataStream<Hit> hits = match(reads, hotlist, settings);
        DataStream<DeadLetter> deadLetters = externalReads
                .getSideOutput(DeadLetters.TAG)
                .union(
                        ownReads.deadLetters(),
                        cameras.getSideOutput(DeadLetters.TAG),
                        hotlist.getSideOutput(DeadLetters.TAG));
        return new Outbound(reads, hits, deadLetters);
    }

    /** Own reads that another job has written to {@code alpr.reads}. */
    public static OwnReads ownReads(DataStream<InboundMessage> messages, MatchingSettings settings) {
        SingleOutputStreamOperator<PlateRead> reads =
                decode(messages, "reads", new ReadDecoder(settings.captureTimes()), PlateRead.class);
        return new OwnReads(reads, reads.getSideOutput(DeadLetters.TAG));
    }

    /** Reads with what is known of their cameras. */
    public static DataStream<PlateRead> enrich(
            DataStream<PlateRead> reads, DataStream<CameraChange> cameras, MatchingSettings settings) {
        return reads.keyBy(PlateRead::camera)
                .connect(cameras.keyBy(CameraChange::cameraId))
                .process(new EnrichWithCamera(settings.cameraGrace()))
                .uid("enrich-with-camera")
                .name("enrich with camera");
    }

    /** Hits: reads and entries meet under their confusion key. */
    public static DataStream<Hit> match(
            DataStream<PlateRead> reads, DataStream<HotlistMessage> hotlist, MatchingSettings settings) {
        DataStream<EntryChange> entryChanges = hotlist.keyBy(HotlistMessage::entryId)
                .process(new RouteEntryChanges(settings.entryLifetime()))
                .uid("route-entry-changes")
                .name("route entry changes");
        DataStream<Sighting> sightings = reads.map(Sighting::of)
                .returns(Sighting.class)
                .uid("reduce-to-sightings")
                .name("reduce to sightings");
        return sightings
                .keyBy(Sighting::plateKey)
                .connect(entryChanges.keyBy(EntryChange::plateKey))
                .process(new MatchHotlist(settings.hotlistRule(), settings.lookBack()))
                .uid("match-hotlist")
                .name("match hotlist");
    }

    /** The events that one topic's messages say; what says none goes to the side output. */
    public static <T> SingleOutputStreamOperator<T> decode(
            DataStream<InboundMessage> messages, String stage, MessageDecoder<T> decoder, Class<T> type) {
        return messages.process(new DecodeMessages<>(stage, decoder))
                .returns(type)
                .uid("decode-" + stage)
                .name("decode " + stage);
    }
}
