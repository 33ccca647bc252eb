package org.platewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script that everything starts with. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "platewatch");

    @TempDir
    Path folder;

    @Test
    void shouldSayInOneSentenceThatNoJdkIsNewEnough() throws Exception {
        String script = Files.readString(LAUNCHER);
        assertThat(script).contains("\nneeded=21\n");
        Path demanding =
                Files.writeString(folder.resolve("platewatch"), script.replace("\nneeded=21\n", "\nneeded=999\n"));

        Process launcher = new ProcessBuilder("bash", demanding.toString(), "--version")
                .redirectErrorStream(true)
                .start();

        assertThat(outputOf(launcher))
                .isEqualTo("platewatch: no JDK of version 999 or newer found. Install one"
                        + " (for example the package openjdk-21-jdk) or set JAVA_HOME to one.\n");
        assertThat(launcher.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(1);
    }

    private static String outputOf(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
