package org.platewatch.events.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.platewatch.events.Camera;
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
        try {
            T event = reader.readValue(json);
            if (event == null) {
                throw new InvalidEventException(DeadLetterCategory.MALFORMED, "message is empty or null");
            }
            return event;
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidEventException(
                    DeadLetterCategory.INVALID,
                    "unknown field " + e.getPropertyName() + "; known are "
                            + e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        } catch (ValueInstantiationException e) {
            throw new InvalidEventException(DeadLetterCategory.INVALID, at(e) + rootMessage(e));
        } catch (InputCoercionException e) {
            throw new InvalidEventException(DeadLetterCategory.INVALID, e.getOriginalMessage());
        } catch (StreamReadException | StreamConstraintsException e) {
            throw new InvalidEventException(DeadLetterCategory.MALFORMED, "not JSON: " + e.getOriginalMessage());
        } catch (JsonMappingException e) {
            if (isBlank(json)) {
                throw new InvalidEventException(DeadLetterCategory.MALFORMED, "message is empty or null");
            }
            if (isBrokenWithin(e)) {
                throw new InvalidEventException(DeadLetterCategory.MALFORMED, "not JSON: " + e.getOriginalMessage());
            }
            throw new InvalidEventException(DeadLetterCategory.INVALID, at(e) + e.getOriginalMessage());
        } catch (IOException e) {
            throw new InvalidEventException(DeadLetterCategory.MALFORMED, "not JSON: " + e.getMessage());
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

    private static boolean isBlank(byte[] json) {
        for (byte b : json) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    /** Whether the JSON ends or breaks inside a nested value, which is told as if that value did not fit. */
    private static boolean isBrokenWithin(JsonMappingException e) {
        Throwable cause = e.getCause();
        return cause instanceof StreamConstraintsException
                || (cause instanceof StreamReadException && !(cause instanceof InputCoercionException));
    }

    private static String at(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
