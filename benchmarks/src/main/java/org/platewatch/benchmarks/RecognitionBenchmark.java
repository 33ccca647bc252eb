package org.platewatch.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.platewatch.recognition.PlateRecognizer;
import org.platewatch.recognition.RecognizerConfig;
import org.platewatch.recognition.image.Picture;
import org.platewatch.recognition.model.ModelFiles;
import org.platewatch.recognition.model.ModelFiles.Precision;
import org.platewatch.recognition.model.OnnxModel;
import org.platewatch.simulation.PlateMaker;
import org.platewatch.simulation.street.Sight;
import org.platewatch.simulation.street.StreetCamera;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What recognition costs on one core, and how much of it is decoding and the networks. */
@Command(
        name = "recognition",
        description = {
            "CPU milliseconds on one thread: reader a plate, detector a 640 x 384 input, a 1080p JPEG from bytes to reads.",
            "The ratio is the share of the latter that decoding and the two networks take by themselves."
        },
        mixinStandardHelpOptions = true)
final class RecognitionBenchmark implements Callable<Integer> {
    private static final int PICTURES = 12;
    private static final double FULL_HD = 1.5;

    @Option(
            names = "--rounds",
            defaultValue = "20",
            description = "Rounds over all pictures (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--json", description = "Print one line of JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Report report = new Report(spec);
        report.progress("Drawing " + PICTURES + " pictures of 1920 x 1080 ...");
        List<byte[]> pictures = pictures();
        report.add("pictures", pictures.size());
        for (Precision precision : Precision.values()) {
            String name = precision.name().toLowerCase(Locale.ROOT);
            report.add("reader_" + name + "_millis", millis(reader(precision, 1)));
            report.add("detector_" + name + "_millis", millis(detector(precision, 640, 384)));
        }
        addWhole(pictures, report);
        report.print(json);
        return 0;
    }

    /** The whole way and, by turns with it, its parts alone. */
    private void addWhole(List<byte[]> pictures, Report report) throws Exception {
        RecognizerConfig config = RecognizerConfig.DEFAULT;
        try (PlateRecognizer recognizer = PlateRecognizer.open(config);
                Network far = detector(config.precision(), 960, 544);
                Network near = detector(config.precision(), 320, 192);
                Network reader = reader(config.precision(), config.cuts().size())) {
            Rates whole = new Rates();
            Rates ratios = new Rates();
            long plates = 0;
            for (int round = 0; round <= rounds; round++) {
                for (byte[] picture : pictures) {
                    long start = Cpu.nanos();
                    int found = recognizer.recognize(picture).plates().size();
                    long afterWhole = Cpu.nanos();
                    Picture.decode(picture, config.limits(), config.longSide()).close();
                    far.run();
                    near.run();
                    for (int i = 0; i < found; i++) {
                        reader.run();
                    }
                    long afterParts = Cpu.nanos();
                    if (round > 0) { // the first warms up
                        plates += found;
                        whole.add((afterWhole - start) / 1e6);
                        ratios.add((double) (afterParts - afterWhole) / (afterWhole - start));
                    }
                }
            }
            report.add("plates_a_picture", (double) plates / rounds / pictures.size());
            report.add("full_hd_jpeg_millis", whole.median());
            report.add("ratio", ratios.median());
        }
    }

    private double millis(Network network) {
        try (network) {
            Rates millis = new Rates();
            for (int i = 0; i < 10 * rounds; i++) {
                long start = Cpu.nanos();
                network.run();
                if (i >= rounds) {
                    millis.add((Cpu.nanos() - start) / 1e6);
                }
            }
            return millis.median();
        }
    }

    private static Network reader(Precision precision, int cuts) throws Exception {
        return new Network(OnnxModel.open(ModelFiles.ours("reader", precision)), cuts, 3, 64, 160);
    }

    private static Network detector(Precision precision, int width, int height) throws Exception {
        return new Network(OnnxModel.open(ModelFiles.ours("detector", precision)), 1, 3, height, width);
    }

    private static List<byte[]> pictures() {
        StreetCamera street = new StreetCamera(462, FULL_HD);
        PlateMaker plates = new PlateMaker(462);
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            double plateWidth = (60 + 10.0 * i) / FULL_HD;
            pictures.add(street.picture(plates.at(i), plateWidth, Sight.CLEAR, i, 0));
        }
        return pictures;
    }

    /** A network with an input of one shape. */
    private static final class Network implements AutoCloseable {
        private final OnnxModel model;
        private final FloatBuffer input;
        private final long[] shape;

        Network(OnnxModel model, long... shape) {
            this.model = model;
            this.shape = shape;
            int size = (int) LongStream.of(shape).reduce(1, (a, b) -> a * b);
            this.input = ByteBuffer.allocateDirect(size * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            for (int i = 0; i < size; i++) {
                input.put(i, (i * 37) % 256);
            }
        }

        void run() {
            model.run(input, shape);
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
