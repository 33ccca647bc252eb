package org.platewatch.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.platewatch.jobs.fixtures.Given.bytes;
import static org.platewatch.jobs.fixtures.ReadBuilder.read;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepPicturesByWeekOfCaptureAndCamera() {
        ImageFolder images = new ImageFolder("s3://alpr-images/");

        assertThat(images.cropOf(read("r1").build())).isEqualTo("s3://alpr-images/2026-03-09/cam-1/r1-plate.jpg");
        assertThat(images.contextOf(read("r1").build())).isEqualTo("s3://alpr-images/2026-03-09/cam-1/r1-context.jpg");
    }

    @Test
    void shouldKeepEveryCameraInTheFolder() {
        ImageFolder images = new ImageFolder("file:///images");

        assertThat(images.cropOf(read("r1").by("unit:12@east").build()))
                .isEqualTo("file:///images/2026-03-09/unit_12_east/r1-plate.jpg");
    }

    @Test
    void shouldWriteOverWhatAReplayWroteBefore() throws IOException {
        String file = folder.resolve("week/camera/r1-plate.jpg").toUri().toString();

        ImageFolder.write(file, bytes("first"));
        ImageFolder.write(file, bytes("second"));

        assertThat(Path.of(URI.create(file))).hasContent("second");
    }

    @Test
    void shouldFailRatherThanLoseAPicture() throws IOException {
        Path occupied = Files.writeString(folder.resolve("week"), "a file where a folder should be");

        assertThatThrownBy(() -> ImageFolder.write(occupied.toUri() + "/r1-plate.jpg", bytes("picture")))
                .isInstanceOf(IOException.class);
    }
}
