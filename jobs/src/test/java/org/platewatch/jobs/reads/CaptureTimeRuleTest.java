package org.platewatch.jobs.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.platewatch.jobs.fixtures.Given.CAPTURE_TIMES;
import static org.platewatch.jobs.fixtures.Given.NOON;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;

class CaptureTimeRuleTest {
    private static final Instant LAST_BELIEVED = NOON.plus(Duration.ofMinutes(5));
    private static final Instant FIRST_KEPT = NOON.minus(Duration.ofDays(403));

    @Test
    void shouldBelieveWhatLiesBetweenRetentionAndASlightlyFastClock() {
        assertThatCode(() -> CAPTURE_TIMES.check(NOON, NOON)).doesNotThrowAnyException();
        assertThatCode(() -> CAPTURE_TIMES.check(LAST_BELIEVED, NOON)).doesNotThrowAnyException();
        assertThatCode(() -> CAPTURE_TIMES.check(FIRST_KEPT, NOON)).doesNotThrowAnyException();
    }

    @Test
    void shouldBlameTheClockForACaptureInTheFuture() {
        InvalidEventException refused = refusal(LAST_BELIEVED.plusMillis(1));

        assertThat(refused.category()).isEqualTo(DeadLetterCategory.CLOCK);
        assertThat(refused)
                .hasMessage(
                        "captured_at 2026-03-14T12:05:00.001Z is more than 5 minutes ahead: check the camera's clock");
    }

    @Test
    void shouldSetAsideWhatWouldHaveToBeDeletedAtOnce() {
        InvalidEventException refused = refusal(FIRST_KEPT.minusMillis(1));

        assertThat(refused.category()).isEqualTo(DeadLetterCategory.EXPIRED);
        assertThat(refused).hasMessage("captured_at 2025-02-04T11:59:59.999Z is older than the 403 days of retention");
    }

    @Test
    void shouldNotTakeNegativeDurations() {
        Duration negative = Duration.ofMillis(-1);

        assertThatIllegalArgumentException().isThrownBy(() -> new CaptureTimeRule(negative, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new CaptureTimeRule(Duration.ZERO, negative));
    }

    private static InvalidEventException refusal(Instant capturedAt) {
        return catchThrowableOfType(InvalidEventException.class, () -> CAPTURE_TIMES.check(capturedAt, NOON));
    }
}
