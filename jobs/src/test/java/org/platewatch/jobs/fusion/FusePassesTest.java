package org.platewatch.jobs.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.LookBuilder.look;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platewatch.events.PlateRead;
import org.platewatch.jobs.fixtures.KeyedOperator;
import org.platewatch.jobs.frames.Look;

class FusePassesTest {
    private static final Duration ENDS_AFTER = Duration.ofSeconds(3);
    private static final Duration UPLOADED_LATER = Duration.ofDays(20);

    private KeyedOperator<Look, Void, FusedRead> fuse;

    @BeforeEach
    void start() throws Exception {
        fuse = KeyedOperator.of(new FusePasses(new FusionRule(Duration.ofSeconds(2), 0.4), ENDS_AFTER), Look::camera);
    }

    @AfterEach
    void stop() {
        fuse.close();
    }

    @Test
    void shouldMakeOneReadOfAPassWhenNothingMoreComes() throws Exception {
        fuse.first(look("f1").build());
        fuse.pass(Duration.ofSeconds(1));
        fuse.first(look("f2").after(Duration.ofSeconds(1)).build());
        fuse.pass(ENDS_AFTER.minusMillis(1));
        assertThat(fuse.takeOutput()).isEmpty();

        fuse.pass(Duration.ofMillis(1));

        assertThat(reads()).extracting(PlateRead::frames).containsExactly(2);
        assertNothingLeft();
    }

    @Test
    void shouldKeepVehiclesApartThatPassTogether() throws Exception {
        fuse.first(look("f1").build());
        fuse.first(look("f1").index(1).plate("9XYZ777").build());
        fuse.first(look("f2").after(Duration.ofSeconds(1)).build());
        fuse.first(look("f2")
                .index(1)
                .plate("9XYZ777")
                .after(Duration.ofSeconds(1))
                .build());

        fuse.pass(ENDS_AFTER);

        assertThat(reads()).extracting(PlateRead::plate).containsExactlyInAnyOrder("7ABC123", "9XYZ777");
        assertNothingLeft();
    }

    @Test
    void shouldReadAVehicleAgainThatComesBack() throws Exception {
        fuse.first(look("f1").build());
        fuse.first(look("f2").after(Duration.ofMinutes(5)).build());

        fuse.pass(ENDS_AFTER);

        assertThat(reads()).hasSize(2);
        assertNothingLeft();
    }

    @Test
    void shouldNotLetALateUploadDisturbWhatIsLive() throws Exception {
        fuse.first(look("f1").build());
        fuse.first(look("old1").after(UPLOADED_LATER.negated()).build());
        fuse.first(look("f2").after(Duration.ofSeconds(1)).build());
        fuse.first(look("old2").after(UPLOADED_LATER.negated().plusSeconds(1)).build());

        fuse.pass(ENDS_AFTER);

        assertThat(reads()).extracting(PlateRead::frames).containsExactly(2, 2);
        assertNothingLeft();
    }

    @Test
    void shouldNotEndAPassBecauseOfARestart() throws Exception {
        fuse.first(look("f1").build());
        fuse.restart(2);
        fuse.pass(ENDS_AFTER.minusMillis(1)); // the outage; its looks are replayed after it
        fuse.restart(1);
        fuse.pass(Duration.ofMillis(1));
        fuse.first(look("f2").after(Duration.ofSeconds(1)).build());
        fuse.pass(ENDS_AFTER);
        fuse.pass(ENDS_AFTER);

        assertThat(reads()).extracting(PlateRead::frames).containsExactly(2);
        assertNothingLeft();
    }

    @Test
    void shouldKeepNoMorePassesOpenThanItSays() throws Exception {
        for (int i = 0; i < 500; i++) {
            fuse.first(look("f" + i).after(Duration.ofMinutes(i)).build());
        }
        assertThat(fuse.takeOutput()).hasSize(300);

        fuse.pass(ENDS_AFTER);

        assertThat(fuse.takeOutput()).hasSize(200);
        assertNothingLeft();
    }

    private List<PlateRead> reads() {
        return fuse.takeOutput().stream().map(FusedRead::read).toList();
    }

    private void assertNothingLeft() throws Exception {
        fuse.pass(ENDS_AFTER);
        assertThat(fuse.stateEntries()).isZero();
        assertThat(fuse.timers()).isZero();
    }
}
