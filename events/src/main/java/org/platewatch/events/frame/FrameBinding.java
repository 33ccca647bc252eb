package org.platewatch.events.frame;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.Position;
import org.platewatch.events.Topics;

/**
 * Frames as Kafka messages: the binary mode of the CloudEvents 1.0 Kafka protocol binding, so that any CloudEvents
 * producer can be a camera. Source {@code /agencies/{agency}/cameras/{camera}}, type {@value #TYPE}, time the capture;
 * a moving camera adds the extensions {@code lat}, {@code lon}, {@code heading} and {@code unit}.
 */
public final class FrameBinding {
    public static final String TYPE = "alpr.frame.v1";
    /** Largest picture on the topic; larger ones go by URI. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int MAX_URI_BYTES = 2_000;
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._:@-]{0,199}";
    private static final Pattern SOURCE = Pattern.compile("/agencies/(" + ID + ")/cameras/(" + ID + ")");
    private static final Pattern UNIT = Pattern.compile("(" + ID + ")?");
    private static final Set<String> URI_SCHEMES = Set.of("file", "s3");

    private FrameBinding() {}

    /** The message that publishes a frame, keyed by camera. */
    public static ProducerRecord<String, byte[]> toRecord(Frame frame) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(frame.id())
                .withSource(URI.create("/agencies/" + frame.agency() + "/cameras/" + frame.camera()))
                .withType(TYPE)
                .withTime(frame.capturedAt().atOffset(ZoneOffset.UTC))
                .withData(frame.content().mediaType(), frame.bytes());
        if (!frame.position().absent()) {
            event.withExtension("lat", Double.toString(frame.position().lat()))
                    .withExtension("lon", Double.toString(frame.position().lon()));
        }
        if (!Double.isNaN(frame.headingDegrees())) {
            event.withExtension("heading", Double.toString(frame.headingDegrees()));
        }
        if (!frame.unit().isEmpty()) {
            event.withExtension("unit", frame.unit());
        }
        return KafkaMessageFactory.<String>createWriter(Topics.FRAMES, frame.camera())
                .writeBinary(event.build());
    }

    /** The frame that a message says; whatever is wrong with it gives an InvalidEventException and nothing else. */
    public static Frame decode(Headers headers, byte[] value) throws InvalidEventException {
        if (value.length > MAX_BYTES) {
            throw new InvalidEventException(
                    DeadLetterCategory.OVERSIZED, "frame has " + value.length + " bytes, more than " + MAX_BYTES);
        }
        CloudEvent event = cloudEvent(headers, value);
        if (!event.getType().equals(TYPE)) {
            throw invalid("ce_type must be " + TYPE + ", but is " + event.getType());
        }
        Matcher source = SOURCE.matcher(event.getSource().toString());
        if (!source.matches()) {
            throw invalid("ce_source must be /agencies/{agency}/cameras/{camera}, but is " + event.getSource());
        }
        if (event.getTime() == null) {
            throw new InvalidEventException(DeadLetterCategory.MALFORMED, "header ce_time is missing");
        }
        FrameContent content = content(event.getDataContentType());
        CloudEventData data = event.getData();
        byte[] bytes = data == null ? new byte[0] : data.toBytes();
        checkContent(content, bytes);
        Instant capturedAt = event.getTime().toInstant().truncatedTo(ChronoUnit.MILLIS);
        String unit = text(event, "unit");
        if (!UNIT.matcher(unit).matches()) {
            throw invalid("ce_unit must be letters, digits or . _ : @ -");
        }
        return new Frame(
                event.getId(),
                source.group(1),
                source.group(2),
                capturedAt,
                content,
                bytes,
                position(event),
                number(event, "heading", 0, 360),
                unit);
    }

    private static CloudEvent cloudEvent(Headers headers, byte[] value) throws InvalidEventException {
        try {
            return KafkaMessageFactory.createReader(headers, value).toEvent();
        } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException e) {
            throw new InvalidEventException(
                    DeadLetterCategory.MALFORMED, "not a CloudEvents 1.0 message: " + e.getMessage());
        }
    }

    private static FrameContent content(String mediaType) throws InvalidEventException {
        return Arrays.stream(FrameContent.values())
                .filter(c -> c.mediaType().equals(mediaType))
                .findFirst()
                .orElseThrow(() ->
                        invalid("content-type must be image/jpeg, image/png or text/uri-list, but is " + mediaType));
    }

    private static void checkContent(FrameContent content, byte[] bytes) throws InvalidEventException {
        if (bytes.length == 0) {
            throw new InvalidEventException(DeadLetterCategory.MALFORMED, "the frame is empty");
        }
        if (content != FrameContent.URI) {
            return;
        }
        if (bytes.length > MAX_URI_BYTES) {
            throw invalid("the URI is longer than " + MAX_URI_BYTES + " bytes");
        }
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        try {
            URI uri = URI.create(text);
            if (uri.getScheme() == null || !URI_SCHEMES.contains(uri.getScheme())) {
                throw invalid("the URI must begin with file: or s3:, but is " + text);
            }
        } catch (IllegalArgumentException e) {
            throw invalid("not a URI: " + text);
        }
    }

    private static Position position(CloudEvent event) throws InvalidEventException {
        double lat = number(event, "lat", -90, 90);
        double lon = number(event, "lon", -180, 180);
        if (Double.isNaN(lat) != Double.isNaN(lon)) {
            throw invalid("ce_lat and ce_lon must come together");
        }
        return Double.isNaN(lat) ? Position.UNKNOWN : new Position(lat, lon);
    }

    private static double number(CloudEvent event, String name, double min, double max) throws InvalidEventException {
        String text = text(event, name);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            double number = Double.parseDouble(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the sentence below, which is the same for both
        }
        throw invalid("ce_" + name + " must be a number from " + min + " to " + max + ", but is " + text);
    }

    private static String text(CloudEvent event, String name) {
        Object value = event.getExtension(name);
        return value == null ? "" : value.toString();
    }

    private static InvalidEventException invalid(String reason) {
        return new InvalidEventException(DeadLetterCategory.INVALID, reason);
    }
}
