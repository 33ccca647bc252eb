package org.platewatch.cli.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.platewatch.cli.publish.PictureFolder.Reading;
import org.platewatch.events.frame.FrameContent;

class PictureFolderTest {
    private static final Schedule TWO_A_SECOND = new Schedule(Given.START, new Pace(2));
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldOrderByNameAndDateByTheRate() throws IOException {
        file("b.png", Given.png(2), NOW);
        file("a.JPG", Given.jpeg(1), NOW.plusSeconds(9));
        file("c.jpeg", Given.jpeg(3), NOW.minusSeconds(9));
        Files.writeString(folder.resolve("notes.txt"), "no picture");
        Files.createDirectory(folder.resolve("folder.jpg"));

        List<Picture> pictures = Given.pictures(read(CaptureTimes.RATE));

        assertThat(pictures)
                .extracting(Picture::number, Picture::name, Picture::capturedAt, Picture::content)
                .containsExactly(
                        tuple(0L, "a.JPG", Given.START, FrameContent.JPEG),
                        tuple(1L, "b.png", Given.START.plusMillis(500), FrameContent.PNG),
                        tuple(2L, "c.jpeg", Given.START.plusMillis(1000), FrameContent.JPEG));
        assertThat(pictures.get(0).bytes()).isEqualTo(Given.jpeg(1));
    }

    @Test
    void shouldOrderByTheTimesOfTheFilesAndThenByName() throws IOException {
        file("late.jpg", Given.jpeg(1), NOW);
        file("b.jpg", Given.jpeg(2), NOW.minusSeconds(5));
        file("a.jpg", Given.jpeg(3), NOW.minusSeconds(5));

        assertThat(Given.pictures(read(CaptureTimes.FILE_TIME)))
                .extracting(Picture::name, Picture::capturedAt)
                .containsExactly(
                        tuple("a.jpg", NOW.minusSeconds(5)),
                        tuple("b.jpg", NOW.minusSeconds(5)),
                        tuple("late.jpg", NOW));
    }

    @Test
    void shouldTakeTimesFromNames() throws IOException {
        file("cam7-20261124T113640512.jpg", Given.jpeg(1), NOW);
        file("20261124_113600.jpg", Given.jpeg(2), NOW);
        file("12345678-999999_20261123-235959999_x.png", Given.png(3), NOW);
        file("holiday.jpg", Given.jpeg(4), NOW);
        file("20260230T000000.jpg", Given.jpeg(5), NOW);

        List<Offer> offers = read(CaptureTimes.NAME);

        assertThat(Given.pictures(offers))
                .extracting(Picture::capturedAt)
                .containsExactly(
                        Instant.parse("2026-11-23T23:59:59.999Z"),
                        Instant.parse("2026-11-24T11:36:00Z"),
                        Instant.parse("2026-11-24T11:36:40.512Z"));
        assertThat(Given.refusals(offers))
                .containsExactly(
                        "20260230T000000.jpg was left out: its name holds no time like yyyyMMddTHHmmssSSS.",
                        "holiday.jpg was left out: its name holds no time like yyyyMMddTHHmmssSSS.");
    }

    @Test
    void shouldLeaveOutWhatIsNoPictureOfAFrameAndGoOn() throws IOException {
        file("1-large.jpg", Given.tooLargeJpeg(), NOW);
        file("2-text.jpg", "no picture at all".getBytes(UTF_8), NOW);
        file("3-empty.png", new byte[0], NOW);
        file("4-good.jpg", Given.jpeg(4), NOW);

        List<Offer> offers = read(CaptureTimes.RATE);

        assertThat(Given.refusals(offers))
                .containsExactly(
                        "1-large.jpg has 4,194,305 bytes, more than the 4,194,304 that a frame may have: it was left out.",
                        "2-text.jpg was left out: neither JPEG nor PNG.",
                        "3-empty.png was left out: the image is empty.");
        assertThat(Given.pictures(offers))
                .extracting(Picture::name, Picture::number)
                .containsExactly(tuple("4-good.jpg", 3L));
    }

    @Test
    void shouldGoOnBehindWhatWasReached() throws IOException {
        file("a.jpg", Given.jpeg(1), NOW);
        file("b.jpg", Given.jpeg(2), NOW);
        file("c.jpg", Given.jpeg(3), NOW);
        Picture second = Given.pictures(read(CaptureTimes.RATE)).get(1);
        file("d.jpg", Given.jpeg(4), NOW);

        assertThat(Given.pictures(read(reading(CaptureTimes.RATE, UploadRule.ANY, false), second.reached())))
                .extracting(Picture::number, Picture::name, Picture::capturedAt)
                .containsExactly(
                        tuple(2L, "c.jpg", Given.START.plusMillis(1000)),
                        tuple(3L, "d.jpg", Given.START.plusMillis(1500)));
    }

    @Test
    void shouldGoOnBehindACaptureTime() throws IOException {
        file("z.jpg", Given.jpeg(1), NOW.minusSeconds(3));
        file("b.jpg", Given.jpeg(2), NOW.minusSeconds(2));
        file("a.jpg", Given.jpeg(3), NOW.minusSeconds(1));
        Reached reached = new Reached(2, "b.jpg", NOW.minusSeconds(2));

        assertThat(Given.pictures(read(reading(CaptureTimes.FILE_TIME, UploadRule.ANY, false), reached)))
                .extracting(Picture::number, Picture::name)
                .containsExactly(tuple(2L, "a.jpg"));
    }

    @Test
    void shouldRefuseUploadsThatAreMoreThanThirtyDaysLate() throws IOException {
        Instant limit = NOW.minus(Duration.ofDays(30));
        file("too-old.jpg", Given.jpeg(1), limit.minusMillis(1));
        file("just.jpg", Given.jpeg(2), limit);
        file("future.jpg", Given.jpeg(3), NOW.plus(Duration.ofHours(1)));

        List<Offer> offers = read(reading(CaptureTimes.FILE_TIME, UploadRule.late(NOW), false), Reached.NOTHING);

        assertThat(Given.pictures(offers)).extracting(Picture::name).containsExactly("just.jpg");
        assertThat(Given.refusals(offers))
                .containsExactly(
                        "too-old.jpg was captured at 2026-10-25T11:59:59.999Z, more than 30 days ago:"
                                + " too late to upload (policy 462.4).",
                        "future.jpg says that it was captured at 2026-11-24T13:00:00Z, which is yet to come:"
                                + " check the car's clock.");
    }

    @Test
    void shouldSayWhereThePicturesLie() throws IOException {
        Path file = file("a picture.jpg", Given.jpeg(1), NOW);
        file("b.jpg", Given.tooLargeJpeg(), NOW);

        List<Offer> offers = read(reading(CaptureTimes.RATE, UploadRule.ANY, true), Reached.NOTHING);

        Picture picture = Given.pictures(offers).get(0);
        assertThat(picture.content()).isEqualTo(FrameContent.URI);
        String uri = new String(picture.bytes(), UTF_8);
        assertThat(uri).startsWith("file:///").endsWith("/a%20picture.jpg");
        assertThat(Path.of(URI.create(uri))).isEqualTo(file);
        assertThat(Given.refusals(offers)).hasSize(1); // the job would not fetch it either
    }

    @Test
    void shouldSayThatAFolderHoldsNoPictures() {
        assertThatThrownBy(() -> read(CaptureTimes.RATE))
                .isInstanceOf(IOException.class)
                .hasMessage("The folder " + folder + " holds no JPEG or PNG pictures.");
    }

    private Path file(String name, byte[] bytes, Instant modified) throws IOException {
        return Given.file(folder, name, bytes, modified);
    }

    private List<Offer> read(CaptureTimes times) throws IOException {
        return read(reading(times, UploadRule.ANY, false), Reached.NOTHING);
    }

    private static Reading reading(CaptureTimes times, UploadRule rule, boolean byUri) {
        return new Reading(times, TWO_A_SECOND, rule, byUri);
    }

    private List<Offer> read(Reading reading, Reached reached) throws IOException {
        try (FrameSource source = PictureFolder.open(folder, reading, reached)) {
            return Given.all(source);
        }
    }
}
