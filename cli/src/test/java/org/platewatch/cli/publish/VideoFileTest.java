package org.platewatch.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.videoio.VideoWriter;
import org.opencv.videoio.Videoio;
import org.platewatch.events.frame.FrameContent;
import org.platewatch.recognition.model.Natives;

class VideoFileTest {
    private static final Size SIZE = new Size(320, 240);

    @TempDir
    Path folder;

    @BeforeAll
    static void loadOpenCv() {
        Natives.load();
    }

    @Test
    void shouldGiveEachFrameAsJpegAtTheVideosOwnRate() throws IOException {
        Path video = video(5, 10);

        List<Picture> pictures;
        try (FrameSource source = open(video, OptionalDouble.empty(), Reached.NOTHING)) {
            assertThat(source.pace()).isEqualTo(new Pace(10));
            pictures = Given.pictures(Given.all(source));
        }

        assertThat(pictures)
                .extracting(Picture::name)
                .containsExactly("frame-000000", "frame-000001", "frame-000002", "frame-000003", "frame-000004");
        for (int i = 0; i < 5; i++) {
            assertThat(pictures.get(i).capturedAt()).isEqualTo(Given.START.plusMillis(100L * i));
            assertThat(pictures.get(i).content()).isEqualTo(FrameContent.JPEG);
            assertThat(greyOf(pictures.get(i).bytes())).isBetween(40.0 * i - 6, 40.0 * i + 6);
        }
    }

    @Test
    void shouldDateByARateThatIsGiven() throws IOException {
        try (FrameSource source = open(video(3, 10), OptionalDouble.of(4), Reached.NOTHING)) {
            assertThat(Given.pictures(Given.all(source)))
                    .extracting(Picture::capturedAt)
                    .containsExactly(Given.START, Given.START.plusMillis(250), Given.START.plusMillis(500));
        }
    }

    @Test
    void shouldGoOnBehindWhatWasReached() throws IOException {
        Path video = video(5, 10);
        Picture third;
        try (FrameSource source = open(video, OptionalDouble.empty(), Reached.NOTHING)) {
            third = Given.pictures(Given.all(source)).get(2);
        }

        try (FrameSource source = open(video, OptionalDouble.empty(), third.reached())) {
            List<Picture> rest = Given.pictures(Given.all(source));
            assertThat(rest).extracting(Picture::number).containsExactly(3L, 4L);
            assertThat(greyOf(rest.get(0).bytes())).isBetween(114.0, 126.0);
            assertThat(rest.get(0).capturedAt()).isEqualTo(Given.START.plusMillis(300));
        }
    }

    @Test
    void shouldLeaveOutAFrameThatIsBrokenAndGoOn() throws IOException {
        Path video = video(5, 10);
        byte[] bytes = Files.readAllBytes(video);
        int third = startOfJpeg(bytes, 3);
        Arrays.fill(bytes, third, third + 600, (byte) 0);
        Files.write(video, bytes);

        try (FrameSource source = open(video, OptionalDouble.empty(), Reached.NOTHING)) {
            List<Offer> offers = Given.all(source);
            assertThat(Given.pictures(offers)).extracting(Picture::number).containsExactly(0L, 1L, 3L, 4L);
            assertThat(Given.refusals(offers))
                    .containsExactly("frame-000002 of " + video + " was left out: it cannot be decoded.");
        }
    }

    @Test
    void shouldSayThatAFileIsNoVideo() throws IOException {
        Path file = Files.writeString(folder.resolve("clip.mp4"), "no video");

        assertThatThrownBy(() -> open(file, OptionalDouble.empty(), Reached.NOTHING))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        file + " cannot be opened: it is no video, or OpenCV has no codec for it here.");
    }

    private static FrameSource open(Path video, OptionalDouble rate, Reached reached) throws IOException {
        return VideoFile.open(video, Given.START, rate, reached);
    }

    /** Frame i is grey of brightness 40 i. */
    private Path video(int frames, double rate) {
        Path file = folder.resolve("clip.avi");
        VideoWriter writer = new VideoWriter(
                file.toString(), Videoio.CAP_OPENCV_MJPEG, VideoWriter.fourcc('M', 'J', 'P', 'G'), rate, SIZE);
        for (int i = 0; i < frames; i++) {
            writer.write(new Mat(SIZE, CvType.CV_8UC3, Scalar.all(40.0 * i)));
        }
        writer.release();
        return file;
    }

    private static int startOfJpeg(byte[] bytes, int which) {
        int found = 0;
        for (int i = 0; ; i++) {
            if (bytes[i] == (byte) 0xFF && bytes[i + 1] == (byte) 0xD8 && ++found == which) {
                return i;
            }
        }
    }

    private static double greyOf(byte[] jpeg) {
        Mat image = Imgcodecs.imdecode(new MatOfByte(jpeg), Imgcodecs.IMREAD_GRAYSCALE);
        return Core.mean(image).val[0];
    }
}
