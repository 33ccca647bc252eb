package org.platewatch.cli.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** What pictures come from. */
public enum SourceKind {
    FOLDER,
    VIDEO,
    STREAM;

    /**
     * What a source given on a command line is.
     *
     * @throws IOException if it is neither there nor an address
     */
    public static SourceKind of(String source) throws IOException {
        if (source.toLowerCase(Locale.ROOT).matches("https?://.*")) {
            return STREAM;
        }
        try {
            Path path = Path.of(source);
            if (Files.isDirectory(path)) {
                return FOLDER;
            }
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                return VIDEO;
            }
        } catch (InvalidPathException e) {
            throw new IOException(source + " is neither a path nor an http:// or https:// address.", e);
        }
        throw new IOException(source + " is not there or cannot be read.");
    }
}
