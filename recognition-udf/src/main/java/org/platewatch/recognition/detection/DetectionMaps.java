package org.platewatch.recognition.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.platewatch.recognition.image.Box;
import org.platewatch.recognition.image.Point;
import org.platewatch.recognition.image.Quad;
import org.platewatch.recognition.model.Tensor;

/**
 * The detector's output, decoded. Each cell says how sure it is to lie on a plate (channel 0), how far the plate's
 * left, top, right and bottom are from its centre (1 to 4), and where the four corners are, clockwise from the top left
 * (5 to 12), in pixels of the input.
 */
final class DetectionMaps {
    private static final int CHANNELS = 13;
    /** Boxes that overlap more are the same plate. */
    private static final double SAME_PLATE = 0.35;
    /** More cells than a picture can hold plates; bounds the work on a picture that confuses the network. */
    private static final int MAX_CELLS = 2_000;

    private final float[] values;
    private final int rows;
    private final int columns;
    private final int stride;

    DetectionMaps(Tensor maps, int stride) {
        if (maps.shape().length != 4 || maps.dimension(0) != 1 || maps.dimension(1) != CHANNELS) {
            throw new IllegalArgumentException("a detector must give maps of 1 x " + CHANNELS + " x rows x columns");
        }
        this.values = maps.values();
        this.rows = maps.dimension(2);
        this.columns = maps.dimension(3);
        this.stride = stride;
    }

    /** The plates, best first: of cells that see the same plate the best, its edges averaged over all, by score. */
    List<Detection> plates(double threshold) {
        List<Cell> cells = cells(threshold);
        List<Detection> plates = new ArrayList<>();
        while (!cells.isEmpty()) {
            Box best = cells.get(0).box();
            Map<Boolean, List<Cell>> bySame = cells.stream()
                    .collect(Collectors.partitioningBy(c -> c.box().overlap(best) > SAME_PLATE));
            plates.add(merged(bySame.get(true)));
            cells = bySame.get(false);
        }
        return plates;
    }

    private List<Cell> cells(double threshold) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < rows * columns; i++) {
            if (values[i] >= threshold) {
                Cell cell = cell(i);
                if (cell.box().width() > 1 && cell.box().height() > 1) {
                    cells.add(cell);
                }
            }
        }
        cells.sort(Comparator.comparingDouble(Cell::score).reversed());
        return new ArrayList<>(cells.subList(0, Math.min(cells.size(), MAX_CELLS)));
    }

    private Cell cell(int i) {
        double[] at = new double[CHANNELS];
        for (int channel = 0; channel < CHANNELS; channel++) {
            at[channel] = values[channel * rows * columns + i];
        }
        double x = (i % columns + 0.5) * stride;
        int row = i / columns;
        double y = (row + 0.5) * stride;
        double[] edges = {x - at[1], y - at[2], x + at[3], y + at[4]};
        double[] corners = new double[8];
        for (int k = 0; k < corners.length; k++) {
            corners[k] = at[5 + k] + (k % 2 == 0 ? x : y);
        }
        return new Cell(at[0], edges, corners);
    }

    /** Cells that see one plate, best first, as one detection. */
    private static Detection merged(List<Cell> same) {
        double total = 0;
        double[] edges = new double[4];
        double[] corners = new double[8];
        for (Cell cell : same) {
            total += cell.score();
            accumulate(edges, cell.edges(), cell.score());
            accumulate(corners, cell.corners(), cell.score());
        }
        return new Cell(same.get(0).score(), divided(edges, total), divided(corners, total)).detection();
    }

    private static void accumulate(double[] sum, double[] values, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[i];
        }
    }

    private static double[] divided(double[] values, double by) {
        double[] quotients = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            quotients[i] = values[i] / by;
        }
        return quotients;
    }

    /** What one cell says, in pixels of the input. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Cell(double score, double[] edges, double[] corners) {
        Box box() {
            return new Box(edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]);
        }

        Detection detection() {
            return new Detection(score, box(), new Quad(corner(0), corner(1), corner(2), corner(3)));
        }

        private Point corner(int i) {
            return new Point(corners[2 * i], corners[2 * i + 1]);
        }
    }
}
