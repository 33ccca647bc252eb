package org.platewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it answers before there is a broker to publish to. */
class PublishCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--agency local | Missing required option: '--camera=ID'",
                "--camera main@6th --lat 33.8 | a position needs both lat and lon",
                "--camera c --heading 361 | ce_heading must be a number",
                "--camera main/at/6th | ce_source must be",
                "--camera c --rate 0 | --rate must be more than 0",
                "--camera c --times FILE-TIME --start 2026-11-24T08:00:00Z | --start does not go with",
                "--camera c --times SOMETIMES | FILE-TIME, NAME, RATE]",
                "--camera c --late-upload | --late-upload needs --unit",
                "--camera c --late-upload --unit u --times rate | come from the files"
            })
    void shouldAnswerBadUseWithASentence(String options, String sentence) {
        assertThat(publish(options.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseOptionsThatTheSourceDoesNotHave() {
        assertThat(run("publish", "--camera", "c", "--fast", "http://cam.example/stream"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("A stream has its own pace");
        assertThat(run("publish", "--camera", "c", "http://user:secret@cam.example/stream"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("must hold no user and password");
    }

    @Test
    void shouldSayThatASourceIsNotThere() {
        assertThat(run("publish", "--camera", "c", "nowhere.mp4")).isEqualTo(1);
        assertThat(err.toString()).contains("nowhere.mp4 is not there or cannot be read.");
    }

    @Test
    void shouldSayThatNoStackRuns() throws Exception {
        Files.createDirectory(folder.resolve("pictures"));

        assertThat(publish("--camera", "c", "--times", "file-time", "--data", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("No stack runs in " + folder);
    }

    private int publish(String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(0, "publish");
        arguments.add(folder.toString());
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Platewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
