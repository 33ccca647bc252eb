package org.platewatch.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.platewatch.events.Camera;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.Topics;
import org.platewatch.events.json.JsonCodec;

/** What is published before the day starts: cameras, then the hotlist, then corrections to it. */
final class Setup implements Strand {
    static final Duration LENGTH = Duration.ofMinutes(10);

    private final Iterator<Unsent> messages;
    private final long startMillis;
    private final long count;
    private long sent;

    private record Unsent(String topic, String key, Optional<byte[]> value) {}

    Setup(CityDay day) {
        this.startMillis = day.config().start().minus(LENGTH).toEpochMilli();
        this.count = day.truth().messages().get(Topics.CAMERAS)
                + day.truth().messages().get(Topics.HOTLIST)
                - Stories.ENTRIES_DURING_THE_DAY;
        // Not flatMap: its iterator would hold a whole hotlist in memory.
        Stream<Unsent> cameras = day.cameras().stream().map(Setup::camera);
        Stream<Unsent> broken = day.broken() ? brokenOnes() : Stream.empty();
        Stream<Unsent> entries = day.hotlist().map(Setup::entry);
        Stream<Unsent> withdrawals = Stream.of(new Unsent(Topics.HOTLIST, Stories.WITHDRAWN_ENTRY, Optional.empty()));
        this.messages = Stream.concat(Stream.concat(cameras, broken), Stream.concat(entries, withdrawals))
                .iterator();
    }

    @Override
    public long dueMillis() {
        return messages.hasNext() ? startMillis + LENGTH.toMillis() * sent / count : NEVER;
    }

    @Override
    public Message next() {
        Instant published = Instant.ofEpochMilli(dueMillis());
        Unsent unsent = messages.next();
        sent++;
        return new Message(unsent.topic, unsent.key, unsent.value, published);
    }

    /** One for each topic: a fixed camera that stands nowhere, and a plate too long for any list. */
    private static Stream<Unsent> brokenOnes() {
        return Stream.of(
                text(Topics.CAMERAS, "{\"id\":\"broken\",\"agency\":\"corona-pd\",\"kind\":\"fixed\"}"),
                text(Topics.HOTLIST, "{\"id\":\"broken\",\"plate\":\"SPEEDLIMIT35\"}"));
    }

    private static Unsent camera(Camera camera) {
        return new Unsent(Topics.CAMERAS, camera.id(), Optional.of(JsonCodec.CAMERA.encode(camera)));
    }

    private static Unsent entry(HotlistEntry entry) {
        return new Unsent(Topics.HOTLIST, entry.id(), Optional.of(JsonCodec.HOTLIST_ENTRY.encode(entry)));
    }

    private static Unsent text(String topic, String json) {
        return new Unsent(topic, "broken", Optional.of(json.getBytes(UTF_8)));
    }
}
