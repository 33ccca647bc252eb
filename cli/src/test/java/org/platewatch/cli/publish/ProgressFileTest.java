package org.platewatch.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFileTest {
    private static final Progress FRESH =
            new Progress("topic-1", "main-at-6th", "/pictures", "rate 5.0", Given.START, Reached.NOTHING);
    private static final Reached REACHED = new Reached(7, "g.jpg", Given.START.plusMillis(1200));

    private final List<String> notes = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void shouldBeginAtTheBeginningWithoutAFile() throws IOException {
        assertThat(file().goOn(FRESH, Optional.empty(), notes::add)).isEqualTo(FRESH);
        assertThat(notes).isEmpty();
    }

    @Test
    void shouldGoOnWithTheStartOfTheFirstRun() throws IOException {
        file().write(FRESH.at(REACHED));
        Progress later =
                new Progress("topic-1", "main-at-6th", "/pictures", "rate 5.0", Instant.EPOCH, Reached.NOTHING);

        assertThat(file().goOn(later, Optional.empty(), notes::add)).isEqualTo(FRESH.at(REACHED));
        assertThat(notes).singleElement().asString().startsWith("Going on after g.jpg, picture 7 of the source");
        try (var files = Files.list(folder.resolve("publish"))) {
            assertThat(files).hasSize(1); // nothing is left of how it was written
        }
    }

    @Test
    void shouldBeginAnewWhenTheTopicIsAnother() throws IOException {
        file().write(FRESH.at(REACHED));
        Progress otherTopic =
                new Progress("topic-2", "main-at-6th", "/pictures", "rate 5.0", Given.START, Reached.NOTHING);

        assertThat(file().goOn(otherTopic, Optional.empty(), notes::add)).isEqualTo(otherTopic);
        assertThat(notes).singleElement().asString().startsWith("The topic is not the one");
    }

    @Test
    void shouldNotMixWhatWouldGetOtherIds() throws IOException {
        file().write(FRESH.at(REACHED));
        Progress otherRate =
                new Progress("topic-1", "main-at-6th", "/pictures", "rate 9.0", Given.START, Reached.NOTHING);

        assertThatThrownBy(() -> file().goOn(otherRate, Optional.empty(), notes::add))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tells of /pictures as camera main-at-6th")
                .hasMessageEndingWith("give the same again, another --resume, or --restart.");
        assertThatThrownBy(() -> file().goOn(FRESH, Optional.of(Instant.EPOCH), notes::add))
                .isInstanceOf(IOException.class);
    }

    @Test
    void shouldSayThatAFileIsNoProgress() throws IOException {
        Path other = Files.writeString(folder.resolve("notes.txt"), "no JSON");

        assertThatThrownBy(() -> new ProgressFile(other).goOn(FRESH, Optional.empty(), notes::add))
                .isInstanceOf(IOException.class)
                .hasMessage(other + " is no progress of publishing; --restart replaces it.");
    }

    private ProgressFile file() {
        return ProgressFile.in(folder.resolve("publish"), "main-at-6th", "/pictures");
    }
}
