package org.platewatch.recognition.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opencv.core.Mat;
import org.platewatch.recognition.image.Planes;
import org.platewatch.recognition.model.ModelFiles;
import org.platewatch.recognition.model.ModelSpec;
import org.platewatch.recognition.model.OnnxModel;
import org.platewatch.recognition.model.Tensor;

/** Reads what plates that were cut out say. For one thread at a time. */
public final class PlateReader implements AutoCloseable {
    private final OnnxModel model;
    private FloatBuffer input = FloatBuffer.allocate(0);

    /**
     * Loads the network.
     *
     * @throws IOException if the model is no reader
     */
    public PlateReader(ModelFiles files) throws IOException {
        ModelSpec spec = files.spec();
        if (spec.alphabet().isEmpty()
                || spec.input().width() == 0
                || spec.input().height() == 0) {
            throw new IOException(
                    "model " + spec.name() + " is no reader: its model.json lacks alphabet, height or width");
        }
        this.model = OnnxModel.open(files);
    }

    /** What several cuts of one plate say together. */
    public record Outcome(TextPosterior text, StatePosterior state) {}

    /** Width of a cut, pixels. */
    public int width() {
        return model.spec().input().width();
    }

    /** Height of a cut, pixels. */
    public int height() {
        return model.spec().input().height();
    }

    /** Reads cuts of one plate, BGR pictures of {@link #width()} x {@link #height()} pixels. */
    public Outcome read(List<Mat> cuts) {
        int size = 3 * width() * height();
        FloatBuffer values = input(size * cuts.size());
        for (int i = 0; i < cuts.size(); i++) {
            Planes.write(cuts.get(i), values, i * size, width(), height());
        }
        List<Tensor> outputs = model.run(values, cuts.size(), 3, height(), width());
        List<CtcPosterior> texts = rows(outputs.get(0)).stream()
                .map(steps -> new CtcPosterior(model.spec().alphabet(), steps))
                .toList();
        List<float[]> states = outputs.size() > 1 ? rows(outputs.get(1)) : List.of();
        return new Outcome(
                texts.size() == 1 ? texts.get(0) : Product.ofCuts(texts),
                StatePosterior.of(model.spec().states(), states));
    }

    @Override
    public void close() {
        model.close();
    }

    private static List<float[]> rows(Tensor tensor) {
        int rows = tensor.dimension(0);
        int length = tensor.values().length / rows;
        List<float[]> parts = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            parts.add(Arrays.copyOfRange(tensor.values(), i * length, (i + 1) * length));
        }
        return parts;
    }

    private FloatBuffer input(int size) {
        if (input.capacity() < size) {
            input = ByteBuffer.allocateDirect(size * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
        return input;
    }
}
