package org.platewatch.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.platewatch.events.CameraHealth;
import org.platewatch.events.Hit;
import org.platewatch.events.PlateRead;
import org.platewatch.events.WatchCandidate;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.events.plate.Confusables;
import org.platewatch.events.plate.PlateTokens;

/**
 * An event as Elasticsearch stores it: the JSON of its topic, for reads with the fields that only searching needs.
 *
 * @param family decides the write operation, see {@link IndexFamily#appendOnly()}
 * @param index name of the weekly index
 * @param id document id, the event's own
 * @param json UTF-8, one object without line breaks, so that it may stand in a bulk body
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the point; equality below compares their content
public record IndexDocument(IndexFamily family, String index, String id, byte[] json) {
    /** The document of a read: its JSON, {@code plate_key} and {@code plate_tokens}. */
    public static IndexDocument of(PlateRead read) {
        return new IndexDocument(
                IndexFamily.READS,
                IndexName.of(IndexFamily.READS, read.capturedAt()).toString(),
                read.id(),
                withSearchFields(JsonCodec.PLATE_READ.encode(read), read.plate()));
    }

    /** The document of a hit, in the restricted family if its entry is. */
    public static IndexDocument of(Hit hit) {
        IndexFamily family = hit.restricted() ? IndexFamily.HITS_RESTRICTED : IndexFamily.HITS;
        return new IndexDocument(
                family, IndexName.of(family, hit.capturedAt()).toString(), hit.id(), JsonCodec.HIT.encode(hit));
    }

    /** The document of a watch's candidate. */
    public static IndexDocument of(WatchCandidate candidate) {
        return new IndexDocument(
                IndexFamily.CANDIDATES,
                IndexName.of(IndexFamily.CANDIDATES, candidate.capturedAt()).toString(),
                candidate.id(),
                JsonCodec.WATCH_CANDIDATE.encode(candidate));
    }

    /** The document of a camera's minute. */
    public static IndexDocument of(CameraHealth health) {
        return new IndexDocument(
                IndexFamily.HEALTH,
                IndexName.of(IndexFamily.HEALTH, health.capturedAt()).toString(),
                health.id(),
                JsonCodec.CAMERA_HEALTH.encode(health));
    }

    /**
     * Appended to the finished object, which is neither parsed nor written again. Keys and tokens consist of characters
     * that JSON never escapes.
     */
    private static byte[] withSearchFields(byte[] object, String plate) {
        String fields = ",\"plate_key\":\"" + Confusables.key(plate) + "\",\"plate_tokens\":[\""
                + String.join("\",\"", PlateTokens.of(plate)) + "\"]}";
        byte[] tail = fields.getBytes(StandardCharsets.ISO_8859_1);
        int head = object.length - 1; // without the closing brace
        byte[] json = Arrays.copyOf(object, head + tail.length);
        System.arraycopy(tail, 0, json, head, tail.length);
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndexDocument that
                && family == that.family
                && index.equals(that.index)
                && id.equals(that.id)
                && Arrays.equals(json, that.json);
    }

    @Override
    public int hashCode() {
        return Objects.hash(family, index, id, Arrays.hashCode(json));
    }
}
