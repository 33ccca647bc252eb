package org.platewatch.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platewatch.recognition.image.Box;

/**
 * Real photos, which are not part of the repository. The models were trained with these, so that this shows only that
 * the way from a photo to its text is the one that they were trained for; the cards of the models say how good they are
 * on photos that they have not seen.
 */
class PhotosTest {
    private static final Path PHOTOS = Path.of(System.getProperty("platewatch.photos", "../../shared/photos"));

    @ParameterizedTest
    @CsvSource({"us, 0.93", "eu, 0.95", "br, 0.95", "us-crops, 0.93"})
    void shouldReadThePhotosThatItWasTrainedWith(String set, double atLeast) throws Exception {
        Path folder = PHOTOS.resolve(set);
        assumeThat(folder)
                .as("labelled photos, which -Dplatewatch.photos=FOLDER points to")
                .isDirectory();
        List<String> lines = Files.readAllLines(folder.resolve("labels.csv"));
        List<String> rows = lines.subList(1, lines.size());
        int right = 0;
        try (PlateRecognizer recognizer = PlateRecognizer.open(RecognizerConfig.DEFAULT)) {
            for (String row : rows) {
                String[] fields = row.split(",");
                String label = fields[fields.length - 1];
                right += read(recognizer, folder.resolve(fields[0]), fields)
                                .map(plate -> folded(plate.plate()).equals(folded(label)))
                                .orElse(false)
                        ? 1
                        : 0;
            }
        }
        System.out.printf(Locale.ROOT, "%s: %d of %d read exactly, O/0 and I/1 folded%n", set, right, rows.size());
        assertThat((double) right / rows.size()).as(set).isGreaterThanOrEqualTo(atLeast);
    }

    private static Optional<RecognizedPlate> read(PlateRecognizer recognizer, Path photo, String[] fields)
            throws Exception {
        byte[] image = Files.readAllBytes(photo);
        if (fields.length < 6) {
            return recognizer.readCrop(image);
        }
        Box labelled = new Box(number(fields[1]), number(fields[2]), number(fields[3]), number(fields[4]));
        return recognizer.recognize(image).plates().stream()
                .filter(plate -> plate.quad().box().overlap(labelled) >= 0.3)
                .findFirst();
    }

    private static double number(String field) {
        return Double.parseDouble(field);
    }

    private static String folded(String plate) {
        return plate.replace('O', '0').replace('I', '1');
    }
}
