package org.platewatch.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.platewatch.recognition.PlateRecognizer;
import org.platewatch.recognition.RecognizedPlate;
import org.platewatch.recognition.RecognizerConfig;
import org.platewatch.recognition.image.UnreadableImageException;
import org.platewatch.recognition.reading.PlateText;
import org.platewatch.recognition.reading.Product;
import org.platewatch.recognition.reading.TextPosterior;
import org.platewatch.simulation.PlateMaker;
import org.platewatch.simulation.Registration;
import org.platewatch.simulation.street.Sight;
import org.platewatch.simulation.street.StreetCamera;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What combining the frames of a pass gains over each of them. */
@Command(
        name = "fusion",
        description = {
            "Plates read exactly in the dusk, in noise and movement: of all frames of a pass together, against the mean of",
            "its single frames. The ratio is the one over the other."
        },
        mixinStandardHelpOptions = true)
final class FusionBenchmark implements Callable<Integer> {
    private static final double FIRST_PLATE_WIDTH = 55;
    private static final double GROWTH = 1.1;

    @Option(names = "--passes", defaultValue = "100", description = "Cars that pass (default: ${DEFAULT-VALUE}).")
    int passes;

    @Option(names = "--frames", defaultValue = "8", description = "Frames of each (default: ${DEFAULT-VALUE}).")
    int frames;

    @Option(names = "--json", description = "Print one line of JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Report report = new Report(spec);
        StreetCamera street = new StreetCamera(462);
        PlateMaker plates = new PlateMaker(463);
        int rightFrames = 0;
        int rightPasses = 0;
        try (PlateRecognizer recognizer = PlateRecognizer.open(RecognizerConfig.DEFAULT)) {
            for (int pass = 0; pass < passes; pass++) {
                Registration car = plates.at(pass);
                List<RecognizedPlate> looks = looks(recognizer, street, car, pass);
                rightFrames += (int) looks.stream()
                        .filter(look -> look.plate().equals(car.plate()))
                        .count();
                rightPasses += together(looks).equals(car.plate()) ? 1 : 0;
            }
        }
        double single = (double) rightFrames / (passes * frames);
        double fused = (double) rightPasses / passes;
        report.add("passes", passes);
        report.add("frames_a_pass", frames);
        report.add("single_frames_right", single);
        report.add("fused_reads_right", fused);
        report.add("points_gained", 100 * (fused - single));
        report.add("ratio", fused / single);
        report.print(json);
        return 0;
    }

    /** The best plate of each frame in which one was found. */
    private List<RecognizedPlate> looks(PlateRecognizer recognizer, StreetCamera street, Registration car, int pass)
            throws UnreadableImageException {
        List<RecognizedPlate> looks = new ArrayList<>();
        Sight sight = Sight.degraded(new SplittableRandom(pass));
        for (int frame = 0; frame < frames; frame++) {
            double width = FIRST_PLATE_WIDTH * Math.pow(GROWTH, frame);
            recognizer.recognize(street.picture(car, width, sight, pass, frame)).plates().stream()
                    .findFirst()
                    .ifPresent(looks::add);
        }
        return looks;
    }

    private static String together(List<RecognizedPlate> looks) {
        List<TextPosterior> posteriors =
                looks.stream().map(RecognizedPlate::posterior).toList();
        return posteriors.isEmpty()
                ? ""
                : PlateText.of(Product.ofFrames(posteriors))
                        .map(text -> text.best().plate())
                        .orElse("");
    }
}
