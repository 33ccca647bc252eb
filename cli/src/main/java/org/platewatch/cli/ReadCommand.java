package org.platewatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.platewatch.events.Reading;
import org.platewatch.recognition.Annotation;
import org.platewatch.recognition.PlateRecognizer;
import org.platewatch.recognition.RecognizedPlate;
import org.platewatch.recognition.RecognizerConfig;
import org.platewatch.recognition.image.Box;
import org.platewatch.recognition.image.UnreadableImageException;
import org.platewatch.recognition.model.ModelFiles.Precision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The recogniser on pictures of the user's. */
@Command(
        name = "read",
        description = {"Read the plates in pictures, JPEG or PNG.", "Nothing is stored and nothing is sent anywhere."},
        mixinStandardHelpOptions = true)
final class ReadCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Pictures, or folders of them.")
    List<Path> images;

    @Option(names = "--crop", description = "Each picture is one plate, already cut out.")
    boolean crop;

    @Option(names = "--annotate", paramLabel = "FOLDER", description = "Write each picture there, its plates marked.")
    Path annotated;

    @Option(names = "--json", description = "Print one line of JSON for each picture.")
    boolean json;

    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description = "Use the models in FOLDER/detector and FOLDER/reader instead of ours.")
    Path models;

    @Option(
            names = "--precision",
            defaultValue = "INT8",
            description =
                    "${COMPLETION-CANDIDATES}: INT8 is faster, FP32 what was trained (default: ${DEFAULT-VALUE}).")
    Precision precision;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Output output = new Output(spec);
        RecognizerConfig config = RecognizerConfig.DEFAULT.withPrecision(precision);
        List<Path> files = files();
        boolean allRead = true;
        try (PlateRecognizer recognizer = PlateRecognizer.open(models == null ? config : config.withModels(models))) {
            if (!json) {
                output.result(
                        "@|bold %-32s %-10s %5s  %-5s  %s|@".formatted("picture", "plate", "sure", "state", "or"));
            }
            for (Path image : files) {
                allRead &= read(image, recognizer, output);
            }
        }
        return allRead ? 0 : 1;
    }

    private boolean read(Path image, PlateRecognizer recognizer, Output output) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(image);
            long started = System.nanoTime();
            List<RecognizedPlate> plates = crop
                    ? recognizer.readCrop(bytes).stream().toList()
                    : recognizer.recognize(bytes).plates();
            double millis = (System.nanoTime() - started) / 1e6;
            if (json) {
                output.json(new Line(
                        image.toString(), plates.stream().map(Plate::of).toList(), round(millis, 1)));
            } else {
                rows(image, plates).forEach(output::result);
            }
            if (annotated != null) {
                Files.createDirectories(annotated);
                Files.write(annotated.resolve(jpegName(image)), Annotation.draw(bytes, plates));
            }
            return true;
        } catch (UnreadableImageException e) {
            output.progress("platewatch: " + image + ": " + e.getMessage());
            return false;
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path image : images) {
            if (Files.isDirectory(image)) {
                try (Stream<Path> inFolder = Files.list(image)) {
                    inFolder.filter(ReadCommand::isPicture).sorted().forEach(files::add);
                }
            } else if (Files.isReadable(image)) {
                files.add(image);
            } else {
                throw new IOException(image + " is not there or cannot be read.");
            }
        }
        return files;
    }

    private static boolean isPicture(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png)");
    }

    private static String jpegName(Path image) {
        return image.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".jpg";
    }

    private static List<String> rows(Path image, List<RecognizedPlate> plates) {
        String name = image.getFileName().toString();
        String shown = name.length() <= 32 ? name : "..." + name.substring(name.length() - 29);
        if (plates.isEmpty()) {
            return List.of("%-32s @|faint no plate|@".formatted(shown));
        }
        return plates.stream().map(plate -> row(shown, plate)).toList();
    }

    private static String row(String image, RecognizedPlate plate) {
        String others = plate.candidates().stream()
                .map(r -> "%s %.0f%%".formatted(r.plate(), 100 * r.confidence()))
                .collect(Collectors.joining(", "));
        return "%-32s @|bold %-10s|@ %4.0f%%  %-5s  @|faint %s|@"
                .formatted(
                        image,
                        plate.plate(),
                        100 * plate.confidence(),
                        plate.state().state(),
                        others);
    }

    private static double round(double value, int digits) {
        double factor = Math.pow(10, digits);
        return Math.round(value * factor) / factor;
    }

    /** One picture, as programs read it. */
    record Line(String image, List<Plate> plates, double ms) {}

    /** One plate; the box is x, y, width, height in pixels, candidates best first. */
    record Plate(String text, double confidence, List<Long> box, String state, List<Candidate> candidates) {
        static Plate of(RecognizedPlate plate) {
            Box box = plate.quad().box();
            return new Plate(
                    plate.plate(),
                    round(plate.confidence(), 4),
                    Stream.of(box.x(), box.y(), box.width(), box.height())
                            .map(Math::round)
                            .toList(),
                    plate.state().state(),
                    Stream.concat(Stream.of(plate.text().best()), plate.candidates().stream())
                            .map(Candidate::of)
                            .toList());
        }
    }

    /** One way to read the plate. */
    record Candidate(String text, double confidence) {
        static Candidate of(Reading reading) {
            return new Candidate(reading.plate(), round(reading.confidence(), 4));
        }
    }
}
