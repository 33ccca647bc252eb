package org.platewatch.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLogTest {

    @TempDir
    private Path folder;

    @Test
    void shouldPreferALineOfLevelErrorWithItsException() throws IOException {
        assertThat(telling("""
                INFO starting
                ERROR Exiting because of a fatal exception
                java.lang.IllegalArgumentException: port 99999 is out of range
                \tat some.Where.main(Where.java:7)
                INFO bye
                """))
                .isEqualTo(
                        "ERROR Exiting because of a fatal exception java.lang.IllegalArgumentException: port 99999 is out of range");
    }

    @Test
    void shouldTakeTheLastExceptionWhenNoLineHasALevel() throws IOException {
        assertThat(telling("""
                Exception in thread "main" java.lang.IllegalStateException: outer
                \tat some.Where.main(Where.java:7)
                Caused by: java.io.IOException: no space left on device
                \t... 12 more
                """)).isEqualTo("Caused by: java.io.IOException: no space left on device");
    }

    @Test
    void shouldPassOverLinesThatOnlySayThatItDied() throws IOException {
        assertThat(telling("""
                unrecognised option --foo
                ERROR: Elasticsearch did not exit normally - check the logs
                Elasticsearch died while starting up, exit code: 1
                """)).isEqualTo("unrecognised option --foo");
    }

    @Test
    void shouldStandInForAnEmptyOrMissingLog() throws IOException {
        assertThat(telling("")).isEqualTo("(it wrote nothing)");
        assertThat(EngineLog.lastMeaningfulLine(folder.resolve("missing"))).isEqualTo("(it wrote nothing)");
    }

    @Test
    void shouldCutALineThatNobodyWouldRead() throws IOException {
        assertThat(telling("ERROR " + "x".repeat(5_000))).hasSizeLessThan(500).endsWith("...");
    }

    private String telling(String log) throws IOException {
        return EngineLog.lastMeaningfulLine(Files.writeString(folder.resolve("server.log"), log));
    }
}
