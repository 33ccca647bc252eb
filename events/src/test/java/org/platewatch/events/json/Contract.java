package org.platewatch.events.json;

import java.util.Locale;
import net.jqwik.api.Arbitrary;
import org.platewatch.events.Camera;
import org.platewatch.events.EventArbitraries;
import org.platewatch.events.EventExamples;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.Hit;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Watch;
import org.platewatch.events.WatchCandidate;

/** Each kind of event with all that tests need to go over the kinds. */
enum Contract {
    CAMERA(Of.of(Camera.class, JsonCodec.CAMERA, EventArbitraries.cameras(), EventExamples.CAMERA)),
    HOTLIST_ENTRY(Of.of(
            HotlistEntry.class,
            JsonCodec.HOTLIST_ENTRY,
            EventArbitraries.hotlistEntries(),
            EventExamples.HOTLIST_ENTRY)),
    WATCH(Of.of(Watch.class, JsonCodec.WATCH, EventArbitraries.watches(), EventExamples.WATCH)),
    EXTERNAL_READ(Of.of(
            ExternalRead.class,
            JsonCodec.EXTERNAL_READ,
            EventArbitraries.externalReads(),
            EventExamples.EXTERNAL_READ)),
    PLATE_READ(Of.of(PlateRead.class, JsonCodec.PLATE_READ, EventArbitraries.plateReads(), EventExamples.PLATE_READ)),
    HIT(Of.of(Hit.class, JsonCodec.HIT, EventArbitraries.hits(), EventExamples.HIT)),
    WATCH_CANDIDATE(Of.of(
            WatchCandidate.class,
            JsonCodec.WATCH_CANDIDATE,
            EventArbitraries.watchCandidates(),
            EventExamples.WATCH_CANDIDATE));

    /** Keeps the type of a kind together. */
    record Of<T>(Class<T> type, JsonCodec<T> codec, Arbitrary<T> arbitrary, T example) {
        static <T> Of<T> of(Class<T> type, JsonCodec<T> codec, Arbitrary<T> arbitrary, T example) {
            return new Of<>(type, codec, arbitrary, example);
        }

        Arbitrary<Sample<?>> samples() {
            return arbitrary.map(event -> new Sample<>(codec, event));
        }

        byte[] exampleJson() {
            return codec.encode(example);
        }
    }

    /** An event with the codec of its kind. */
    record Sample<T>(JsonCodec<T> codec, T event) {
        byte[] encode() {
            return codec.encode(event);
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // holds constants and a generator
    final Of<?> of;

    Contract(Of<?> of) {
        this.of = of;
    }

    /** As files are called, such as hotlist-entry. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
