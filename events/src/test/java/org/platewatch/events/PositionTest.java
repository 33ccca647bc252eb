package org.platewatch.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PositionTest {
    private static final double HALF_ROUND_THE_EARTH_METRES = 20_015_115;

    @Example
    void shouldMeasureAlongTheGreatCircle() {
        Position losAngeles = new Position(34.0522, -118.2437);
        Position newYork = new Position(40.7128, -74.0060);

        assertThat(losAngeles.metresTo(newYork)).isCloseTo(3_935_746, within(10_000.0));
        assertThat(new Position(0, 0).metresTo(new Position(0, 1))).isCloseTo(111_195, within(1.0));
        assertThat(new Position(0, 179.5).metresTo(new Position(0, -179.5))).isCloseTo(111_195, within(1.0));
        assertThat(new Position(90, 0).metresTo(new Position(-90, 77)))
                .isCloseTo(HALF_ROUND_THE_EARTH_METRES, within(100.0));
    }

    @Property
    void shouldBeADistance(@ForAll("positions") Position a, @ForAll("positions") Position b) {
        assertThat(a.metresTo(a)).isZero();
        assertThat(a.metresTo(b)).isBetween(0.0, HALF_ROUND_THE_EARTH_METRES).isEqualTo(b.metresTo(a), within(1e-3));
    }

    @Example
    void shouldNotMeasureFromNowhere() {
        assertThat(Position.UNKNOWN.absent()).isTrue();
        assertThat(Position.UNKNOWN.metresTo(new Position(1, 1))).isNaN();
        assertThat(new Position(1, 1).metresTo(Position.UNKNOWN)).isNaN();
    }

    @Example
    void shouldRefuseWhatIsNotOnEarth() {
        assertThatThrownBy(() -> new Position(90.1, 0))
                .hasMessage("lat must be -90 to 90 and lon -180 to 180, but they are 90.1, 0.0");
        assertThatThrownBy(() -> new Position(0, -180.1))
                .hasMessage("lat must be -90 to 90 and lon -180 to 180, but they are 0.0, -180.1");
        assertThatThrownBy(() -> new Position(Double.POSITIVE_INFINITY, 0)).hasMessageStartingWith("lat must be");
        assertThatThrownBy(() -> new Position(Double.NaN, 0)).hasMessage("a position needs both lat and lon");
        assertThatThrownBy(() -> new Position(0, Double.NaN)).hasMessage("a position needs both lat and lon");
    }

    @Provide
    Arbitrary<Position> positions() {
        return EventArbitraries.positions();
    }
}
