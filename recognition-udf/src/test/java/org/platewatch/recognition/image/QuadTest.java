package org.platewatch.recognition.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuadTest {
    private final Quad upright = Quad.of(new Box(100, 50, 200, 100));

    @Test
    void shouldKnowItsBox() {
        Quad tilted = new Quad(new Point(10, 20), new Point(110, 0), new Point(120, 40), new Point(20, 60));

        assertThat(tilted.box()).isEqualTo(new Box(10, 0, 110, 60));
        assertThat(tilted.width()).isCloseTo(Math.hypot(100, 20), within(1e-9));
        assertThat(tilted.height()).isCloseTo(Math.hypot(10, 40), within(1e-9));
    }

    @Test
    void shouldGrowByARim() {
        assertThat(upright.widened(0.05, 0.1).box().overlap(new Box(90, 40, 220, 120)))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void shouldScaleWithItsPicture() {
        assertThat(upright.scaled(2).box()).isEqualTo(new Box(200, 100, 400, 200));
    }

    @Test
    void shouldSeeHowFarBoxesOverlap() {
        Box box = new Box(0, 0, 10, 10);

        assertThat(box.overlap(box)).isEqualTo(1);
        assertThat(box.overlap(new Box(5, 0, 10, 10))).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(box.overlap(new Box(10, 0, 10, 10))).isZero();
        assertThat(box.covers(new Box(2, 2, 4, 4))).isEqualTo(1);
        assertThat(new Box(2, 2, 4, 4).covers(box)).isEqualTo(1);
        assertThat(box.covers(new Box(5, 0, 10, 10))).isCloseTo(0.5, within(1e-9));
    }
}
