package org.platewatch.recognition.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.platewatch.recognition.image.Box;
import org.platewatch.recognition.image.Quad;
import org.platewatch.recognition.model.Tensor;

class DetectionMapsTest {
    private static final int STRIDE = 8;
    private static final int ROWS = 20;
    private static final int COLUMNS = 40;

    private final float[] maps = new float[13 * ROWS * COLUMNS];

    @Test
    void shouldMakeOneDetectionOfTheCellsThatSeeOnePlate() {
        Box plate = new Box(80, 40, 64, 32);
        see(plate, 0.9f, 13, 6);
        see(plate, 0.6f, 14, 6);

        List<Detection> found = decode(0.4);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).score()).isCloseTo(0.9, within(1e-6));
        assertThat(found.get(0).box().overlap(plate)).isCloseTo(1, within(1e-3));
        assertThat(found.get(0).quad().box().overlap(plate)).isCloseTo(1, within(1e-3));
    }

    @Test
    void shouldTellPlatesApartAndGiveTheBestFirst() {
        see(new Box(16, 16, 64, 32), 0.5f, 5, 3);
        see(new Box(200, 100, 64, 32), 0.8f, 28, 14);

        assertThat(decode(0.4)).extracting(d -> d.box().x() > 100).containsExactly(true, false);
        assertThat(decode(0.6)).hasSize(1);
    }

    @Test
    void shouldStandAPictureFullOfPlates() {
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                see(new Box(column * STRIDE, row * STRIDE, 8, 8), 0.99f, column, row);
            }
        }

        assertThat(decode(0.4)).hasSize(ROWS * COLUMNS);
    }

    @Test
    void shouldIgnoreABoxThatIsInsideOut() {
        see(new Box(80, 40, -10, 20), 0.9f, 10, 6);

        assertThat(decode(0.4)).isEmpty();
    }

    @Test
    void shouldRefuseMapsOfAnotherNetwork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DetectionMaps(new Tensor(new float[4], new long[] {1, 1, 2, 2}), STRIDE))
                .withMessage("a detector must give maps of 1 x 13 x rows x columns");
    }

    private List<Detection> decode(double threshold) {
        return new DetectionMaps(new Tensor(maps, new long[] {1, 13, ROWS, COLUMNS}), STRIDE).plates(threshold);
    }

    private void see(Box plate, float score, int column, int row) {
        double x = (column + 0.5) * STRIDE;
        double y = (row + 0.5) * STRIDE;
        double right = plate.x() + plate.width();
        double bottom = plate.y() + plate.height();
        double[] cell = {score, x - plate.x(), y - plate.y(), right - x, bottom - y, 0, 0, 0, 0, 0, 0, 0, 0};
        Quad quad = Quad.of(plate);
        for (int i = 0; i < 4; i++) {
            cell[5 + 2 * i] = quad.corners().get(i).x() - x;
            cell[6 + 2 * i] = quad.corners().get(i).y() - y;
        }
        for (int channel = 0; channel < cell.length; channel++) {
            maps[(channel * ROWS + row) * COLUMNS + column] = (float) cell[channel];
        }
    }
}
