package org.platewatch.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.platewatch.events.plate.Confusables;
import org.platewatch.events.plate.Plates;

class PlateMakerTest {
    private static final int MANY = 200_000;
    private final PlateMaker plates = new PlateMaker(1);

    @Test
    void shouldMakeNormalPlatesMostlyOfCalifornianPassengerCars() {
        Map<String, Integer> shapes = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            Registration registration = plates.at(i);
            assertThat(Plates.isNormal(registration.plate())).isTrue();
            String shape = registration.plate().replaceAll("[A-Z]", "@").replaceAll("[0-9]", "#");
            shapes.merge(registration.state() + " " + shape, 1, Integer::sum);
        }

        assertThat(shapes.get("CA #@@@###") / (double) MANY).isCloseTo(0.80, within(0.02));
        assertThat(shapes.get("CA #@#####") / (double) MANY).isCloseTo(0.09, within(0.02));
        assertThat(shapes).containsKeys("CA ###@@@#", "CA @@@@@@#", "NV ###@##", "AZ @@@####", "OR ###@@@");
    }

    @Test
    void shouldNotIssueAPassengerPlateTwice() {
        assertThat(LongStream.range(0, MANY)
                        .mapToObj(plates::at)
                        .filter(r -> r.plate().matches("[4-8][A-Z]{3}[0-9]{3}")))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepThePlatesOfStoriesOutOfTraffic() {
        assertThat(LongStream.range(0, MANY).mapToObj(plates::at))
                .noneMatch(r -> Confusables.key(r.plate()).matches("[39]......"));
    }

    @Test
    void shouldAlwaysMisread() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < MANY; i++) {
            String plate = plates.at(i).plate();
            assertThat(Misreader.misread(plate, random)).isNotEqualTo(plate).matches("[A-Z0-9]{4,8}");
        }
    }
}
