package org.platewatch.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AreaTest {
    private static final Position CORONA = new Position(33.875, -117.566);
    private static final List<Position> TRIANGLE = List.of(CORONA, new Position(34, -117), new Position(33, -117));

    @Test
    void shouldBeACircleOrAPolygonOrEverywhere() {
        assertThat(Area.circle(CORONA, 500).absent()).isFalse();
        assertThat(Area.polygon(TRIANGLE).absent()).isFalse();
        assertThat(Area.EVERYWHERE.absent()).isTrue();
        assertThat(Area.polygon(List.of())).isEqualTo(Area.EVERYWHERE);
    }

    @Test
    void shouldRefuseAnythingBetween() {
        String reason = "an area is either centre and radius_metres, or a polygon of 3 to 1000 positions";
        assertRefused(reason, CORONA, Double.NaN, List.of());
        assertRefused(reason, Position.UNKNOWN, 500, List.of());
        assertRefused(reason, CORONA, 500, TRIANGLE);
        assertRefused(reason, Position.UNKNOWN, Double.NaN, TRIANGLE.subList(0, 2));
        assertRefused(reason, Position.UNKNOWN, Double.NaN, Collections.nCopies(1_001, CORONA));
    }

    @Test
    void shouldRefuseARadiusOfNothingOrOfTheWorld() {
        assertRefused("radius_metres must be 1.0 to 1000000.0, but is 0.5", CORONA, 0.5, List.of());
        assertRefused("radius_metres must be 1.0 to 1000000.0, but is 1000001.0", CORONA, 1_000_001, List.of());
    }

    @Test
    void shouldRefuseACornerWithoutAPlace() {
        assertRefused(
                "a corner of the polygon has no position",
                Position.UNKNOWN,
                Double.NaN,
                List.of(CORONA, CORONA, Position.UNKNOWN));
        assertRefused(
                "polygon has an element without a value", Position.UNKNOWN, Double.NaN, Collections.nCopies(3, null));
    }

    private static void assertRefused(String reason, Position centre, double radius, List<Position> polygon) {
        assertThatThrownBy(() -> new Area(centre, radius, polygon))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }
}
