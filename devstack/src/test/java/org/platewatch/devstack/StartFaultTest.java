package org.platewatch.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault of a start is one sentence, and leaves nothing running. */
class StartFaultTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void openFolder() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void shouldLeaveNothingRunning() {
        assertThat(DevStack.status(folder).isStopped()).isTrue();
        DevStack.wipe(folder);
    }

    @Test
    void shouldNameTheOccupiedPort() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThatExceptionOfType(DevStackException.class)
                    .isThrownBy(() -> DevStack.start(kafka().withPorts(port, 0)))
                    .withMessageStartingWith("Port %d for Kafka cannot be used", port);
        }
    }

    @Test
    void shouldSayWhyAServerDiedWhileItStarted() throws IOException {
        // data of another broker
        Path data = Files.createDirectories(folder.resolve("engines/kafka/data"));
        Files.writeString(data.resolve("meta.properties"), "version=1\ncluster.id=AAAAAAAAAAAAAAAAAAAAAA\nnode.id=7\n");

        assertThatExceptionOfType(DevStackException.class)
                .isThrownBy(() -> DevStack.start(kafka()))
                .withMessageStartingWith("Kafka ended while it started: ")
                .withMessageContaining("node")
                .withMessageEndingWith("(log: " + folder.resolve("engines/kafka/kafka.log") + ")")
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("\n"));
    }

    @Test
    void shouldRefuseADiskThatIsTooFull() {
        DataFolder small = new DataFolder(folder, Long.MAX_VALUE);

        assertThatExceptionOfType(DevStackException.class)
                .isThrownBy(() -> small.prepareEngines(ChildUser.forThisProcess(), note -> {}))
                .withMessageContaining("MiB free and a stack needs");
    }

    @Test
    void shouldSayHowToBuildMissingEngines() {
        assertThatExceptionOfType(DevStackException.class)
                .isThrownBy(() -> Distribution.in(folder))
                .withMessageStartingWith("The engines are not built below %s: run ./platewatch", folder);
    }

    @Test
    void shouldSayThatAnEngineIsNotPartOfTheStack() {
        try (DevStack stack = DevStack.start(kafka())) {
            assertThat(stack.access().bootstrapServers())
                    .isEqualTo("127.0.0.1:" + stack.kafka().port());
            assertThatExceptionOfType(DevStackException.class)
                    .isThrownBy(stack::elasticsearch)
                    .withMessage("This stack was started without Elasticsearch.");
        }
    }

    @Test
    void shouldRunInAFolderThatTheServersUserCannotEnter() throws IOException {
        Path secluded = Files.createDirectory(
                folder.resolve("secluded"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path data = secluded.resolve("data");
        List<String> notes = new ArrayList<>();
        Path engines;
        try (DevStack stack = DevStack.start(
                DevStackConfig.in(data).withEngines(Set.of(Engine.KAFKA)).forShortLife(), notes::add)) {
            assertThat(stack.kafka().isAlive()).isTrue();
            engines = data.resolve("engines").toRealPath();
        }
        DevStack.wipe(data);
        assertThat(engines).doesNotExist();
        assertThat(data).doesNotExist();
        // anybody but root runs the servers as oneself, who can enter
        boolean byRoot = ChildUser.forThisProcess().isSomebodyElse();
        assertThat(notes.stream().anyMatch(note -> note.contains("cannot get to " + data)))
                .isEqualTo(byRoot);
        assertThat(engines.startsWith(secluded)).isEqualTo(!byRoot);
    }

    private DevStackConfig kafka() {
        return DevStackConfig.in(folder).withEngines(Set.of(Engine.KAFKA)).forShortLife();
    }
}
