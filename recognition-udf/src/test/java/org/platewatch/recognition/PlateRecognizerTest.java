package org.platewatch.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.platewatch.events.Slot;
import org.platewatch.recognition.image.Box;
import org.platewatch.recognition.image.ImageHeader;
import org.platewatch.recognition.model.ModelFiles.Precision;
import org.platewatch.simulation.Registration;
import org.platewatch.simulation.street.Sight;
import org.platewatch.simulation.street.StreetCamera;

/** Our own models on pictures of our own. */
class PlateRecognizerTest {
    private static final StreetCamera STREET = new StreetCamera(1);
    private static final StreetCamera FULL_HD = new StreetCamera(1, 1.5);
    private static final Registration CAR = new Registration("7XKZ904", "CA");

    private static PlateRecognizer recognizer;

    @BeforeAll
    static void open() throws IOException {
        recognizer = PlateRecognizer.open(RecognizerConfig.DEFAULT);
    }

    @AfterAll
    static void close() {
        recognizer.close();
    }

    @Test
    void shouldSayWhatAPlateSaysWhereItIsAndHowSureThatIs() throws Exception {
        byte[] picture = STREET.picture(CAR, 120, Sight.CLEAR, 1, 0);

        Recognition recognition = recognizer.recognize(picture);

        assertThat(recognition.width()).isEqualTo(1280);
        assertThat(recognition.height()).isEqualTo(720);
        RecognizedPlate plate = recognition.plates().get(0);
        assertThat(plate.plate()).isEqualTo("7XKZ904");
        assertThat(plate.confidence()).isBetween(0.3, 1.0);
        assertThat(plate.slots()).hasSize(7).extracting(Slot::characters).allMatch(s -> !s.isEmpty());
        Box box = plate.quad().box();
        assertThat(box.width()).isBetween(100.0, 145.0);
        assertThat(box.height()).isBetween(45.0, 85.0);
        assertThat(plate.state().state()).isEqualTo("CA");
    }

    @Test
    void shouldFindASmallPlateInALargePicture() throws Exception {
        byte[] picture = FULL_HD.picture(CAR, 60 / 1.5, Sight.CLEAR, 2, 0);

        Recognition recognition = recognizer.recognize(picture);

        assertThat(recognition.width()).isEqualTo(1920);
        assertThat(recognition.plates()).isNotEmpty();
        assertThat(recognition.plates().get(0).quad().box().width()).isBetween(48.0, 76.0);
    }

    @Test
    void shouldGiveSmallPicturesToKeep() throws Exception {
        Recognition recognition = recognizer.recognize(STREET.picture(CAR, 120, Sight.CLEAR, 1, 0));

        byte[] crop = recognition.plates().get(0).crop();
        assertThat(crop.length).isLessThanOrEqualTo(6 * 1024);
        assertThat(ImageHeader.of(crop)).isEqualTo(new ImageHeader(ImageHeader.Format.JPEG, 240, 96));
        assertThat(recognition.context().length).isLessThanOrEqualTo(25 * 1024);
        assertThat(ImageHeader.of(recognition.context()).width()).isEqualTo(640);
    }

    @Test
    void shouldReadAPlateThatIsCutOut() throws Exception {
        byte[] crop = recognizer
                .recognize(STREET.picture(CAR, 150, Sight.CLEAR, 1, 0))
                .plates()
                .get(0)
                .crop();

        assertThat(recognizer.readCrop(crop).orElseThrow().plate()).isEqualTo("7XKZ904");
    }

    @Test
    void shouldFindNothingOnAnEmptyStreet() throws Exception {
        Recognition recognition = recognizer.recognize(org.platewatch.recognition.image.Images.jpeg(1280, 720));

        assertThat(recognition.plates()).allMatch(plate -> plate.confidence() < 0.5);
    }

    @Test
    void shouldReadTheSameInFullPrecision() throws Exception {
        byte[] picture = STREET.picture(CAR, 120, Sight.CLEAR, 1, 0);

        try (PlateRecognizer exact = PlateRecognizer.open(RecognizerConfig.DEFAULT.withPrecision(Precision.FP32))) {
            assertThat(exact.recognize(picture).plates().get(0).plate()).isEqualTo("7XKZ904");
        }
    }

    @Test
    void shouldTakeModelsOfAnotherMaker(@TempDir Path folder) throws Exception {
        for (String model : List.of("detector", "reader")) {
            Files.createDirectories(folder.resolve(model));
            for (String file : List.of("model.json", "model-int8.onnx")) {
                try (var in = PlateRecognizer.class.getResourceAsStream("models/" + model + "/" + file)) {
                    Files.copy(in, folder.resolve(model).resolve(file));
                }
            }
        }
        try (PlateRecognizer other = PlateRecognizer.open(RecognizerConfig.DEFAULT.withModels(folder))) {
            assertThat(other.recognize(STREET.picture(CAR, 120, Sight.CLEAR, 1, 0))
                            .plates())
                    .isNotEmpty();
        }

        Files.write(folder.resolve("reader/model-int8.onnx"), new byte[100]);
        assertThatThrownBy(() -> PlateRecognizer.open(RecognizerConfig.DEFAULT.withModels(folder)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not the file that its model.json describes");
        Files.delete(folder.resolve("reader/model.json"));
        assertThatThrownBy(() -> PlateRecognizer.open(RecognizerConfig.DEFAULT.withModels(folder)))
                .isInstanceOf(NoSuchFileException.class);
    }
}
