package org.platewatch.events.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.platewatch.events.Camera;
import org.platewatch.events.CameraHealth;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.Hit;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Watch;
import org.platewatch.events.WatchCandidate;

/**
 * Bytes to events and back. Decoding is the boundary: what comes out has passed every check of its record, what does
 * not pass gives an {@link InvalidEventException} with the reason; nothing else is thrown, whatever the bytes.
 */
public final class JsonCodec<T> {
    public static final JsonCodec<Camera> CAMERA = new JsonCodec<>(Camera.class);
    public static final JsonCodec<HotlistEntry> HOTLIST_ENTRY = new JsonCodec<>(HotlistEntry.class);
    public static final JsonCodec<Watch> WATCH = new JsonCodec<>(Watch.class);
    public static final JsonCodec<ExternalRead> EXTERNAL_READ = new JsonCodec<>(ExternalRead.class);
    public static final JsonCodec<PlateRead> PLATE_READ = new JsonCodec<>(PlateRead.class);
    public static final JsonCodec<Hit> HIT = new JsonCodec<>(Hit.class);
    public static final JsonCodec<WatchCandidate> WATCH_CANDIDATE = new JsonCodec<>(WatchCandidate.class);
    public static final JsonCodec<CameraHealth> CAMERA_HEALTH = new JsonCodec<>(CameraHealth.class);

    /** An event is a few hundred bytes; anything near this is not one. */
    public static final int MAX_BYTES = 256 * 1024;

    private final ObjectReader reader;
    private final ObjectWriter writer;

    private JsonCodec(Class<T> type) {
        this.reader = EventMapper.MAPPER.readerFor(type);
        this.writer = EventMapper.MAPPER.writerFor(type);
    }

    /** The event that the bytes say. */
    public T decode(byte[] json) throws InvalidEventException {
        if (json.length > MAX_BYTES) {
            throw new InvalidEventException(
                    DeadLetterCategory.OVERSIZED, "message has " + json.length + " bytes, more than " + MAX_BYTES);
        }
        try (JsonParser parser = reader.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                throw Refusal.malformed("message is empty or null");
            }
            if (first != JsonToken.START_OBJECT) {
                throw Refusal.invalid("message must be a JSON object");
            }
            T event = reader.readValue(parser);
            if (parser.nextToken() != null) {
                throw Refusal.malformed("something follows the JSON object");
            }
            return event;
        } catch (IOException e) {
            throw Refusal.of(e);
        }
    }

    /** UTF-8 JSON; fields without a value are left out. */
    public byte[] encode(T event) {
        try {
            return writer.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a checked event can always be written", e);
        }
    }
}
