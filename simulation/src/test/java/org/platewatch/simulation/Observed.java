package org.platewatch.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.platewatch.events.Camera;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.ExternalRead;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.Topics;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.events.plate.Plates;

/** What somebody finds who knows nothing of a day but its messages. */
final class Observed {
    private static final Duration RETENTION = Duration.ofDays(366);
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Map<String, Long> messages = new HashMap<>();
    private final Map<DeadLetterCategory, Long> deadLetters = new EnumMap<>(DeadLetterCategory.class);
    private final List<String> reasons = new ArrayList<>();
    private final Map<ExternalRead, Message> reads = new LinkedHashMap<>();
    private final Set<String> identities = new HashSet<>();
    private final Map<String, Camera> cameras = new HashMap<>();
    private final Map<String, HotlistEntry> hotlist = new HashMap<>();
    private final Set<String> trueTexts = new HashSet<>();
    private long duplicates;

    static Observed of(CityDay day) {
        Observed observed = new Observed();
        for (int i = 0; i < day.config().vehicles(); i++) {
            observed.trueTexts.add(day.fleet().car(i).registration().plate());
        }
        day.messages().forEach(observed::take);
        return observed;
    }

    Truth truth() {
        long late = reads.entrySet().stream()
                .filter(e -> lateness(e.getKey(), e.getValue()).compareTo(Duration.ofHours(2)) > 0)
                .filter(e -> !isStory(e.getKey()))
                .count();
        long misread = reads.keySet().stream()
                .filter(read -> !isStory(read))
                .filter(read -> !trueTexts.contains(Plates.normalise(read.plate())))
                .count();
        return new Truth(
                messages, reads.size(), duplicates, late, misread, deadLetters, cameras.size(), hotlist.size());
    }

    long messages() {
        return messages.values().stream().mapToLong(Long::longValue).sum();
    }

    List<String> reasons() {
        return reasons;
    }

    Map<String, HotlistEntry> hotlist() {
        return hotlist;
    }

    void forEachRead(BiConsumer<ExternalRead, Instant> consumer) {
        reads.forEach((read, message) -> consumer.accept(read, message.timestamp()));
    }

    void forEachMessageOfARead(BiConsumer<ExternalRead, Message> consumer) {
        reads.forEach(consumer);
    }

    static boolean isStory(ExternalRead read) {
        return read.id().contains("-s");
    }

    private void take(Message message) {
        messages.merge(message.topic(), 1L, Long::sum);
        try {
            switch (message.topic()) {
                case Topics.CAMERAS -> cameras.put(message.key(), JsonCodec.CAMERA.decode(bytes(message)));
                case Topics.HOTLIST -> takeEntry(message);
                case Topics.EXTERNAL_READS -> takeRead(message);
                default -> throw new AssertionError(message);
            }
        } catch (InvalidEventException e) {
            deadLetters.merge(e.category(), 1L, Long::sum);
            reasons.add(e.getMessage());
        }
    }

    private void takeEntry(Message message) throws InvalidEventException {
        if (message.isTombstone()) {
            hotlist.remove(message.key());
        } else {
            HotlistEntry entry = JsonCodec.HOTLIST_ENTRY.decode(bytes(message));
            hotlist.put(entry.id(), entry.enteredAtLatest(message.timestamp()));
        }
    }

    private void takeRead(Message message) throws InvalidEventException {
        ExternalRead read = JsonCodec.EXTERNAL_READ.decode(bytes(message));
        String plate;
        try {
            plate = Plates.normalise(read.plate());
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(DeadLetterCategory.INVALID, e.getMessage());
        }
        Duration lateness = lateness(read, message);
        if (lateness.compareTo(RETENTION) > 0) {
            throw new InvalidEventException(DeadLetterCategory.EXPIRED, "expired");
        }
        if (lateness.negated().compareTo(CLOCK_TOLERANCE) > 0) {
            throw new InvalidEventException(DeadLetterCategory.CLOCK, "ahead");
        }
        String own = read.id().isEmpty() ? read.capturedAt() + plate : read.id();
        if (!identities.add(read.camera() + own)) {
            duplicates++;
        } else {
            reads.put(read, message);
        }
    }

    private static Duration lateness(ExternalRead read, Message message) {
        return Duration.between(read.capturedAt(), message.timestamp());
    }

    private static byte[] bytes(Message message) {
        return message.value().orElseThrow();
    }
}
