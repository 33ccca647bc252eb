package org.platewatch.jobs.hotlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.EntryBuilder.entry;
import static org.platewatch.jobs.fixtures.Given.DAY_BEFORE;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.Given.message;
import static org.platewatch.jobs.fixtures.Given.tombstone;
import static org.platewatch.jobs.fixtures.Refusals.assertRefused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.Times;
import org.platewatch.events.json.JsonCodec;

class HotlistDecoderTest {
    private final HotlistDecoder decoder = new HotlistDecoder();

    @Test
    void shouldKeepTheTimeThatAnEntrySaysItWasEnteredAt() throws InvalidEventException {
        HotlistEntry entry = entry("e1").enteredAt(DAY_BEFORE).build();

        assertThat(decoder.decode(message("e1", json(entry)), NOON))
                .isEqualTo(new HotlistMessage("e1", List.of(entry)));
    }

    @Test
    void shouldTakeTheMessagesTimeForAnEntryThatDoesNotSayOne() throws InvalidEventException {
        HotlistEntry entry = entry("e1").enteredAt(Times.UNKNOWN).build();

        assertThat(decoder.decode(message("e1", json(entry), DAY_BEFORE.toEpochMilli()), NOON))
                .isEqualTo(new HotlistMessage(
                        "e1", List.of(entry("e1").enteredAt(DAY_BEFORE).build())));
    }

    @Test
    void shouldSayThatAnEntryIsTakenOff() throws InvalidEventException {
        assertThat(decoder.decode(tombstone("e1"), NOON)).isEqualTo(new HotlistMessage("e1", List.of()));
    }

    @Test
    void shouldRefuseAnEntryThatItsTombstoneWouldNotDelete() {
        String entry = json(entry("e1").build());

        assertRefused(decoder, message("e2", entry), DeadLetterCategory.INVALID, "message key is not the id 'e1'");
        assertRefused(decoder, message("", entry), DeadLetterCategory.MALFORMED, "message has no key");
    }

    @Test
    void shouldRefuseWhatIsNoEntry() {
        String entry = json(entry("e1").build());

        assertRefused(decoder, message("e1", "[]"), DeadLetterCategory.INVALID, "");
        assertRefused(
                decoder,
                message("e1", entry.replace("\"case_number\"", "\"case_nmuber\"")),
                DeadLetterCategory.INVALID,
                "unknown field case_nmuber");
        assertRefused(
                decoder,
                message("e1", entry.replace("stolen-vehicle", "parked-badly")),
                DeadLetterCategory.INVALID,
                "category");
        assertRefused(
                decoder,
                message(
                        "e1",
                        json(entry("e1").validFrom(NOON).build())
                                .replace("}", "")
                                .concat(",\"valid_until\":\"2026-03-14T12:00:00Z\"}")),
                DeadLetterCategory.INVALID,
                "valid_until must be after valid_from");
    }

    @Test
    void shouldRefuseABrokerTimeThatIsNoneWhenItIsNeeded() {
        String entry = json(entry("e1").enteredAt(Times.UNKNOWN).build());

        assertRefused(
                decoder,
                message("e1", entry, Long.MAX_VALUE),
                DeadLetterCategory.INVALID,
                "entered_at must lie between");
    }

    private static String json(HotlistEntry entry) {
        return new String(JsonCodec.HOTLIST_ENTRY.encode(entry), StandardCharsets.UTF_8);
    }
}
