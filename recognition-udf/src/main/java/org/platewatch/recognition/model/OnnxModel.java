package org.platewatch.recognition.model;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A network in DJL's ONNX Runtime engine, on the calling thread alone; for one thread at a time. */
public final class OnnxModel implements AutoCloseable {
    static final String ENGINE = "OnnxRuntime";

    /**
     * More threads within a network were 1.5 to 2.4 times slower on two busy cores; Flink's slots are the parallelism.
     */
    private static final Map<String, String> OPTIONS = Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1");

    private final ModelSpec spec;
    private final Model model;
    private final Predictor<Input, List<Tensor>> predictor;

    private OnnxModel(ModelSpec spec, Model model) {
        this.spec = spec;
        this.model = model;
        this.predictor = model.newPredictor(new PassThrough());
    }

    /**
     * Loads a network.
     *
     * @throws IOException if it is none that the engine can run
     */
    public static OnnxModel open(ModelFiles files) throws IOException {
        Natives.load();
        Model model = Model.newInstance(files.spec().name(), ENGINE);
        try {
            model.load(new ByteArrayInputStream(files.network()), OPTIONS);
            return new OnnxModel(files.spec(), model);
        } catch (MalformedModelException | RuntimeException e) {
            model.close();
            throw new IOException(
                    "the network of model " + files.spec().name() + " cannot be run: " + e.getMessage(), e);
        }
    }

    public ModelSpec spec() {
        return spec;
    }

    /**
     * Runs the network on one input of that shape; {@code values} is a direct buffer and is read from its beginning.
     */
    public List<Tensor> run(FloatBuffer values, long... shape) {
        try {
            return predictor.predict(new Input(values, shape));
        } catch (TranslateException e) {
            throw new IllegalStateException("the network of model " + spec.name() + " failed", e);
        }
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }

    private record Input(FloatBuffer values, Shape shape) {
        Input(FloatBuffer values, long... shape) {
            this(values, new Shape(shape));
        }
    }

    /** ONNX Runtime's arrays know no arithmetic, so nothing happens here but copying. */
    private static final class PassThrough implements NoBatchifyTranslator<Input, List<Tensor>> {
        @Override
        public NDList processInput(TranslatorContext context, Input input) {
            FloatBuffer values =
                    input.values().slice(0, Math.toIntExact(input.shape().size()));
            return new NDList(context.getNDManager().create(values, input.shape(), DataType.FLOAT32));
        }

        @Override
        public List<Tensor> processOutput(TranslatorContext context, NDList outputs) {
            return outputs.stream().map(PassThrough::tensor).toList();
        }

        private static Tensor tensor(NDArray array) {
            return new Tensor(
                    array.toFloatArray(),
                    Arrays.copyOf(array.getShape().getShape(), array.getShape().dimension()));
        }
    }
}
