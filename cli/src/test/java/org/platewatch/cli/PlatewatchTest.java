package org.platewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlatewatchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void shouldExplainEveryCommand() {
        CommandLine commandLine = commandLine();
        commandLine.getSubcommands().forEach((name, command) -> {
            assertThat(command.getUsageMessage()).as(name).contains("Usage:");
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(name)
                    .isNotEmpty();
        });
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("demo", "stack", "install", "run", "bench");
    }

    @Test
    void shouldAnswerBadUseWithExitCodeTwo() {
        assertThat(run("demo", "--reads", "many")).isEqualTo(2);
        assertThat(err.toString()).contains("'many' is not an int").doesNotContain("\tat ");
        assertThat(run("nonsense")).isEqualTo(2);
        assertThat(run("stack", "wipe")).isEqualTo(2);
    }

    @Test
    void shouldAnswerAFailureWithOneSentenceAndExitCodeOne() {
        assertThat(run("install", "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("platewatch: ").doesNotContain("\tat ");
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldSayThatNothingRuns() {
        assertThat(run("stack", "status", "--data", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("No stack runs in " + folder);
    }

    @Test
    void shouldKnowItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString().strip()).matches("platewatch \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    private int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    private CommandLine commandLine() {
        return Platewatch.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }
}
