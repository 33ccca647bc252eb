package org.platewatch.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.platewatch.devstack.StackState.EngineState;

class StackStateTest {

    @TempDir
    private Path folder;

    @Test
    void shouldReadWhatItWrote() throws IOException {
        RunningProcess server = new RunningProcess(4711, Instant.ofEpochMilli(1_795_000_000_123L));
        StackState state = new StackState(
                Optional.of(new RunningProcess(1, Instant.ofEpochMilli(5))),
                Map.of(Engine.KAFKA, new EngineState(9092, List.of(server, new RunningProcess(4710, Instant.EPOCH)))));
        Path file = folder.resolve("stack.properties");

        state.write(file);

        assertThat(StackState.read(file)).contains(state);
        assertThat(StackState.read(folder.resolve("missing"))).isEmpty();
    }

    @Test
    void shouldTellAProcessFromALaterOneWithItsId() {
        RunningProcess thisOne = RunningProcess.of(ProcessHandle.current());
        RunningProcess earlier =
                new RunningProcess(thisOne.pid(), thisOne.started().minusSeconds(3_600));

        assertThat(thisOne.isAlive()).isTrue();
        assertThat(earlier.isAlive()).isFalse();
    }

    @Test
    void shouldSayWhatToDoAboutADamagedState() throws IOException {
        Files.writeString(folder.resolve("stack.properties"), "kafka.port=often\n");

        assertThatExceptionOfType(DevStackException.class)
                .isThrownBy(() -> DevStack.status(folder))
                .withMessageContaining("is damaged: end its processes and delete that file.");
    }
}
