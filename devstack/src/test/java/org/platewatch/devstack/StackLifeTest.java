package org.platewatch.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first start to the last trace: one story, since every start of a server takes seconds. */
class StackLifeTest {

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void choosePlace() throws IOException {
        // JUnit's own folder is closed to the user that root's servers run as; another test is about that
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = parent.resolve("data");
    }

    @AfterEach
    void leaveNothingBehind() {
        DevStack.stop(folder);
    }

    @Test
    void shouldKeepDataFromADetachedStackToAnAttachedOneUntilWiped() throws IOException {
        assertThat(DevStack.status(folder).isStopped()).isTrue();
        assertThatExceptionOfType(DevStackException.class)
                .isThrownBy(() -> DevStack.attachTo(folder))
                .withMessage("No stack runs in %s: start one with ./platewatch stack start.", folder);
        assertThat(DevStack.stop(folder)).isFalse();

        StackAccess access = DevStack.startDetached(DevStackConfig.in(folder).forShortLife(), note -> {});

        StackStatus status = DevStack.status(folder);
        assertThat(status.isRunning()).isTrue();
        assertThat(status.owner()).isEmpty();
        assertThat(DevStack.attachTo(folder)).isEqualTo(access);
        shouldRunUnprivileged(status);
        shouldKeepSecretsPrivate(access);
        assertThatExceptionOfType(DevStackException.class)
                .isThrownBy(() -> DevStack.start(DevStackConfig.in(folder)))
                .withMessage("A stack already runs in %s: use it, or end it with ./platewatch stack stop.", folder);
        assertThatExceptionOfType(DevStackException.class)
                .isThrownBy(() -> DevStack.wipe(folder))
                .withMessageContaining("already runs");
        new Rest(access).send("PUT", "/life/_doc/1?refresh=true", "{\"plate\":\"7ABC123\"}");
        List<RunningProcess> processes = processes();

        assertThat(DevStack.stop(folder)).isTrue();

        assertThat(processes).hasSizeGreaterThanOrEqualTo(3).noneMatch(RunningProcess::isAlive);
        assertThat(DevStack.status(folder).isStopped()).isTrue();

        try (DevStack attached = DevStack.start(DevStackConfig.in(folder).forShortLife())) {
            assertThat(new Rest(attached.access()).get("/life/_doc/1").body()).contains("7ABC123");
            assertThat(DevStack.status(folder).owner())
                    .hasValue(ProcessHandle.current().pid());
            assertThatExceptionOfType(DevStackException.class)
                    .isThrownBy(() -> DevStack.stop(folder))
                    .withMessageContaining("belongs to the running process");
            processes = processes();
        }

        assertThat(processes).noneMatch(RunningProcess::isAlive);
        Path byOthers = Files.createFile(folder.resolve("notes.txt"));
        DevStack.wipe(folder);
        assertThat(folder).isDirectoryContaining(byOthers::equals);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(byOthers);
        }
        assertThatNoException().isThrownBy(() -> DevStack.wipe(parent.resolve("never-there")));
    }

    private static void shouldRunUnprivileged(StackStatus status) throws IOException {
        for (StackStatus.EngineStatus engine : status.engines().values()) {
            Path process = Path.of("/proc", Long.toString(engine.pid()));
            if (Files.exists(process)) {
                assertThat(Files.getAttribute(process, "unix:uid")).isNotEqualTo(0);
            } else {
                assertThat(ProcessHandle.of(engine.pid())
                                .flatMap(handle -> handle.info().user()))
                        .isPresent()
                        .get()
                        .isNotEqualTo("root");
            }
        }
    }

    private void shouldKeepSecretsPrivate(StackAccess access) throws IOException {
        Path config = folder.resolve("engines/elasticsearch/config");
        List<Path> secrets = List.of(
                folder.resolve("secrets/elastic.password"),
                config.resolve("node.key"),
                config.resolve("elasticsearch.keystore"));
        for (Path secret : secrets) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret, LinkOption.NOFOLLOW_LINKS)))
                    .as(secret.toString())
                    .isEqualTo("rw-------");
        }
        assertThat(access.password()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(access.toString()).doesNotContain(access.password());
    }

    private List<RunningProcess> processes() {
        return new DataFolder(folder)
                .state().orElseThrow().engines().values().stream()
                        .flatMap(engine -> engine.processes().stream())
                        .toList();
    }
}
