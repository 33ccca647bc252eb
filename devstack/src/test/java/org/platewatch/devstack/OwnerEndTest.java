package org.platewatch.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to an attached stack when the process that owns it ends without calling {@code close}. */
class OwnerEndTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @BeforeEach
    void openFolder() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void shouldEndElasticsearchWhenItsOwnerIsKilled() throws IOException {
        Process owner = startOwner(Engine.ELASTICSEARCH);
        List<RunningProcess> servers = servers();
        assertThat(servers).hasSizeGreaterThanOrEqualTo(2).allMatch(RunningProcess::isAlive);

        owner.destroyForcibly();

        await().atMost(LONG_ENOUGH).until(() -> servers.stream().noneMatch(RunningProcess::isAlive));
    }

    @Test
    void shouldEndKafkaWhenItsOwnerIsKilledAndStartAgainOverTheStaleState() throws IOException {
        Process owner = startOwner(Engine.KAFKA);
        List<RunningProcess> servers = servers();

        owner.destroyForcibly();

        await().atMost(LONG_ENOUGH).until(() -> servers.stream().noneMatch(RunningProcess::isAlive));
        StackStatus stale = DevStack.status(folder);
        assertThat(stale.isStopped()).isTrue();
        assertThat(stale.isRunning()).isFalse();
        DevStackConfig config =
                DevStackConfig.in(folder).withEngines(Set.of(Engine.KAFKA)).forShortLife();
        try (DevStack again = DevStack.start(config)) {
            assertThat(again.kafka().isAlive()).isTrue();
        }
    }

    @Test
    void shouldEndKafkaInOrderWhenItsOwnerIsAskedToEnd() throws IOException, InterruptedException {
        Process owner = startOwner(Engine.KAFKA);
        List<RunningProcess> servers = servers();

        // runs the same hook as Ctrl-C, whose signal a build in the background ignores and hands down so
        new ProcessBuilder("kill", "-TERM", Long.toString(owner.pid())).start().waitFor();

        await().atMost(LONG_ENOUGH).until(() -> !owner.isAlive());
        assertThat(servers).noneMatch(RunningProcess::isAlive);
        assertThat(DevStack.status(folder).engines()).isEmpty();
        assertThat(folder.resolve("engines/kafka/data/.kafka_cleanshutdown")).exists();
    }

    private Process startOwner(Engine engine) throws IOException {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-D" + Distribution.HOME_PROPERTY + "=" + System.getProperty(Distribution.HOME_PROPERTY),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackMain.class.getName(),
                        folder.toString(),
                        engine.name())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = owner.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(StackMain.STARTED)) {
                return owner;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the owner did not start its stack: " + said);
    }

    private List<RunningProcess> servers() {
        return new DataFolder(folder)
                .state().orElseThrow().engines().values().stream()
                        .flatMap(server -> server.processes().stream())
                        .toList();
    }
}
