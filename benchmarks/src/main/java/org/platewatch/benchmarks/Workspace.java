package org.platewatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder for one benchmark, deleted at its end. */
record Workspace(Path root) implements AutoCloseable {
    /** Readable for others, because the engines may run as another user; they keep their secrets by themselves. */
    private static final String PERMISSIONS = "rwxr-xr-x";

    static Workspace create() throws IOException {
        return new Workspace(Files.createTempDirectory(
                "platewatch-bench",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PERMISSIONS))));
    }

    Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
