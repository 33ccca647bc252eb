package org.platewatch.jobs.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.LookBuilder.look;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platewatch.events.PlateRead;
import org.platewatch.events.ReadSource;
import org.platewatch.jobs.frames.Look;

class FusionRuleTest {
    private final FusionRule rule = new FusionRule(Duration.ofSeconds(2), 0.4);

    @Test
    void shouldMakeOneReadOfWhatTheLooksSayTogether() {
        Pass pass = pass(
                look("f1").torn(1, '8', 0.6f).build(),
                look("f2").after(Duration.ofMillis(400)).build(),
                look("f3").after(Duration.ofMillis(800)).torn(1, 'B', 0.2f).build());

        FusedRead fused = rule.fuse(pass).orElseThrow();

        PlateRead read = fused.read();
        assertThat(read.plate()).isEqualTo("7ABC123");
        assertThat(read.frames()).isEqualTo(3);
        assertThat(read.state()).isEqualTo("CA");
        assertThat(read.source()).isEqualTo(ReadSource.FRAMES);
        assertThat(read.posterior()).hasSize(7);
        assertThat(read.posterior().get(0).characters()).isEqualTo("7");
        assertThat(read.posterior().get(1).characters()).startsWith("A");
        assertThat(read.capturedAt()).as("of the surest look").isEqualTo(NOON.plusMillis(400));
        assertThat(fused.crop()).asString().isEqualTo("crop of f2");
    }

    @Test
    void shouldNameAReadAfterTheFirstFrameOfItsPass() {
        Look first = look("f1").build();
        String alone = rule.fuse(pass(first)).orElseThrow().read().id();

        assertThat(rule.fuse(pass(first, look("f2").build()))
                        .orElseThrow()
                        .read()
                        .id())
                .isEqualTo(alone);
        assertThat(rule.fuse(pass(look("f1").index(1).build()))
                        .orElseThrow()
                        .read()
                        .id())
                .as("another plate of the same frame")
                .isNotEqualTo(alone);
        assertThat(rule.fuse(pass(look("f1").camera("cam-2").build()))
                        .orElseThrow()
                        .read()
                        .id())
                .isNotEqualTo(alone);
    }

    @Test
    void shouldNotBelieveWhatIsTooDoubtful() {
        Look doubtful = look("f1").torn(0, '1', 0.4f).build();
        FusionRule strict = new FusionRule(Duration.ofSeconds(2), 0.9);

        assertThat(strict.fuse(pass(doubtful))).isEmpty();
        assertThat(rule.fuse(pass(doubtful))).isPresent();
    }

    @Test
    void shouldTakeLooksForOnePassOnlyIfTheyAreNearInTime() {
        Pass pass = pass(look("f1").after(Duration.ofMinutes(1)).build());

        assertThat(rule.belongs(look("f2").after(Duration.ofSeconds(62)).build(), pass))
                .isTrue();
        assertThat(rule.belongs(look("f2").after(Duration.ofSeconds(58)).build(), pass))
                .isTrue();
        assertThat(rule.belongs(look("f2").after(Duration.ofMillis(62_001)).build(), pass))
                .isFalse();
        assertThat(rule.belongs(look("f2").after(Duration.ofMillis(57_999)).build(), pass))
                .isFalse();
    }

    @Test
    void shouldNotTakeTwoPlatesOfOneFrameForOneVehicle() {
        assertThat(rule.belongs(look("f1").index(1).build(), pass(look("f1").build())))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "7ABC123, 7ABC123, true",
        "7ABC123, 7A8C1Z3, true",
        "7ABC123, 7ABC12, true",
        "7ABC123, ABC12, true",
        "7ABC123, 9XYZ777, false",
        "7ABC123, 7ABD456, false",
        "AB, CD, false",
        "AB, A8, true",
    })
    void shouldKnowWhichTextsMayBeOnePlate(String a, String b, boolean similar) {
        assertThat(FusionRule.similar(a, b)).isEqualTo(similar);
        assertThat(FusionRule.similar(b, a)).isEqualTo(similar);
    }

    @Test
    void shouldRememberNoMoreLooksThanHelp() {
        Pass pass = Pass.of(look("f0").torn(1, '8', 0.45f).build(), 0);
        for (int i = 1; i <= 100; i++) {
            pass = pass.with(look("f" + i).after(Duration.ofMillis(10L * i)).build(), i);
        }

        assertThat(pass.looks()).hasSize(Pass.MAX_LOOKS);
        assertThat(pass.first().frameId()).isEqualTo("f0");
        assertThat(pass.frames()).isEqualTo(101);
        assertThat(pass.lastCapturedAt()).isEqualTo(NOON.plusSeconds(1));
    }

    private static Pass pass(Look first, Look... others) {
        Pass pass = Pass.of(first, 0);
        for (Look look : others) {
            pass = pass.with(look, 0);
        }
        return pass;
    }
}
