package org.platewatch.jobs.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.platewatch.jobs.fixtures.Given.CAMERA;
import static org.platewatch.jobs.fixtures.Given.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platewatch.events.CameraHealth;
import org.platewatch.jobs.fixtures.KeyedOperator;
import org.platewatch.jobs.frames.FrameCount;

class CountByMinuteTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private KeyedOperator<FrameCount, Void, CameraHealth> count;

    @BeforeEach
    void start() throws Exception {
        count = KeyedOperator.of(new CountByMinute(), FrameCount::camera);
    }

    @AfterEach
    void stop() {
        count.close();
    }

    @Test
    void shouldAddUpAMinuteOfACamera() throws Exception {
        count.first(frame(NOON.plusSeconds(1), 0, 2));
        count.first(frame(NOON.plusSeconds(2), 1, 0));
        count.first(read(NOON.plusSeconds(1), 0.8));
        count.first(read(NOON.plusSeconds(1), 0.6));

        count.pass(MINUTE);

        CameraHealth health = single();
        assertThat(health.camera()).isEqualTo(CAMERA);
        assertThat(health.agency()).isEqualTo("corona-pd");
        assertThat(health.capturedAt()).isEqualTo(NOON);
        assertThat(List.of(health.frames(), health.rejected(), health.plates(), health.reads()))
                .containsExactly(2L, 1L, 2L, 2L);
        assertThat(health.confidence()).isCloseTo(0.7, within(1e-9));
        assertThat(health.lastCapturedAt()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void shouldSayAMinuteAgainOnlyIfSomethingWasAdded() throws Exception {
        count.first(frame(NOON, 0, 1));
        count.pass(MINUTE);
        CameraHealth before = single();
        count.pass(MINUTE);
        assertThat(count.takeOutput()).isEmpty();
        count.first(read(NOON, 0.9));

        count.pass(MINUTE);

        CameraHealth after = single();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.reads()).isEqualTo(1);
        assertThat(after.version()).isGreaterThan(before.version());
    }

    @Test
    void shouldForgetAMinuteAfterAnHour() throws Exception {
        count.first(frame(NOON, 0, 1));
        count.restart(2);
        count.pass(MINUTE);
        assertThat(count.takeOutput()).hasSize(1);

        count.pass(Duration.ofHours(1));
        count.pass(MINUTE);

        assertThat(count.stateEntries()).isZero();
        assertThat(count.timers()).isZero();
    }

    private CameraHealth single() {
        List<CameraHealth> output = count.takeOutput();
        assertThat(output).hasSize(1);
        return output.get(0);
    }

    private static FrameCount frame(Instant at, int rejected, int plates) {
        return new FrameCount(CAMERA, "corona-pd", "", at, 1, rejected, plates, 0, 0);
    }

    private static FrameCount read(Instant at, double confidence) {
        return new FrameCount(CAMERA, "", "", at, 0, 0, 0, 1, confidence);
    }
}
