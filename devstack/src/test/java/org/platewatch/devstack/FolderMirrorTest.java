package org.platewatch.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderMirrorTest {

    @TempDir
    private Path folder;

    @Test
    void shouldShowEverythingReadableAndLeaveTheOriginalAsItWas() throws IOException {
        Path source = Files.createDirectories(folder.resolve("source/bin")).getParent();
        Path program = permit(Files.writeString(source.resolve("bin/program"), "run"), "rwx------");
        Path shared = permit(Files.writeString(source.resolve("library.jar"), "jar"), "rw-r--r--");
        Files.createSymbolicLink(source.resolve("linked"), source.resolve("bin"));
        Files.createSymbolicLink(source.resolve("dangling"), source.resolve("nowhere"));
        Path target = folder.resolve("target");

        FolderMirror.mirror(source, target);
        FolderMirror.mirror(source, target);

        assertThat(target.resolve("bin/program")).hasContent("run");
        assertThat(permissions(target.resolve("bin/program"))).isEqualTo("rwxr-xr-x");
        assertThat(permissions(program)).isEqualTo("rwx------");
        assertThat(Files.isSameFile(target.resolve("library.jar"), shared)).isTrue();
        assertThat(target.resolve("linked/program")).hasContent("run");
        assertThat(target.resolve("dangling")).doesNotExist();
    }

    @Test
    void shouldFollowNoLinkWhenItDeletes() throws IOException {
        Path kept =
                Files.writeString(Files.createDirectory(folder.resolve("kept")).resolve("file"), "kept");
        Path deleted = Files.createDirectory(folder.resolve("deleted"));
        Files.createSymbolicLink(deleted.resolve("link"), kept.getParent());

        FolderMirror.delete(deleted);

        assertThat(deleted).doesNotExist();
        assertThat(kept).exists();
    }

    private static Path permit(Path file, String permissions) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
