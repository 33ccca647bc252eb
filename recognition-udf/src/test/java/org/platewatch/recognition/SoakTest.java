package org.platewatch.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.platewatch.simulation.PlateMaker;
import org.platewatch.simulation.street.Sight;
import org.platewatch.simulation.street.StreetCamera;

/** Natives keep their memory outside the heap, where no collector looks. */
class SoakTest {
    /** {@code -Dplatewatch.soak=200000} for the long run. */
    private static final int FRAMES = Integer.getInteger("platewatch.soak", 1_200);

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the resident size is read from /proc")
    void shouldKeepNoMemoryOfFrames() throws Exception {
        StreetCamera street = new StreetCamera(1);
        PlateMaker plates = new PlateMaker(7);
        List<byte[]> pictures = IntStream.range(0, 6)
                .mapToObj(i -> street.picture(plates.at(i), 60 + 20.0 * i, Sight.CLEAR, i, 0))
                .toList();
        long afterSecondQuarter = 0;
        try (PlateRecognizer recognizer = PlateRecognizer.open(RecognizerConfig.DEFAULT)) {
            for (int i = 0; i < FRAMES; i++) {
                recognizer.recognize(pictures.get(i % pictures.size()));
                if (i == FRAMES / 2) {
                    afterSecondQuarter = residentKilobytes();
                }
            }
        }
        // a frame leaked once in a hundred would be 3 MB a hundred frames
        assertThat(residentKilobytes() - afterSecondQuarter).isLessThan(afterSecondQuarter / 20 + 8_000);
    }

    private static long residentKilobytes() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
