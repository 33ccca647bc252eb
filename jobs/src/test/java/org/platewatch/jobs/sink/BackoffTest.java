package org.platewatch.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    /** Always as long as may be. */
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), bound -> bound - 1);

    @Test
    void shouldDoubleItsBoundUpToTheLongest() {
        assertThat(backoff.afterFailure(0)).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.afterFailure(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.afterFailure(2)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.afterFailure(3)).isEqualTo(Duration.ofMillis(800));
        assertThat(backoff.afterFailure(4)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.afterFailure(5)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldCountRequestsThatFailTogetherAsOneRound() {
        int sentInRound = backoff.round();
        backoff.afterFailure(sentInRound);
        assertThat(backoff.afterFailure(sentInRound)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void shouldStartAnewAfterASuccess() {
        backoff.afterFailure(0);
        backoff.afterFailure(1);

        assertThat(backoff.afterSuccess()).isEqualTo(2);
        assertThat(backoff.afterFailure(0)).isEqualTo(Duration.ofMillis(100));
    }
}
