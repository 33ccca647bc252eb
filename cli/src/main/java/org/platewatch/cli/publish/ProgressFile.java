package org.platewatch.cli.publish;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.platewatch.events.Ids;

/** Where a run of publishing writes how far it is, so that the next one goes on. */
public final class ProgressFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final int HASH_CHARACTERS = 8;

    private final Path file;

    public ProgressFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** The usual one of a camera and a source, in a folder. */
    public static ProgressFile in(Path folder, String camera, String location) {
        String id = Ids.of(Instant.EPOCH, location);
        return new ProgressFile(
                folder.resolve(camera + "-" + id.substring(id.length() - HASH_CHARACTERS) + ".progress"));
    }

    /**
     * Where to begin: behind what the file says, or at {@code fresh} if there is none.
     *
     * @param wantedStart the start that was asked for, if one was
     * @throws IOException if the file is unreadable, or of something else
     */
    public Progress goOn(Progress fresh, Optional<Instant> wantedStart, Consumer<String> notes) throws IOException {
        if (!Files.exists(file)) {
            return fresh;
        }
        Progress earlier = read();
        if (!earlier.topic().equals(fresh.topic())) {
            notes.accept("The topic is not the one that " + file + " tells of: beginning anew.");
            return fresh;
        }
        if (!fresh.continues(earlier)
                || wantedStart.filter(start -> !start.equals(earlier.start())).isPresent()) {
            throw new IOException(
                    "%s tells of %s as camera %s, captures from %s by %s: give the same again, another --resume, or --restart."
                            .formatted(file, earlier.source(), earlier.camera(), earlier.start(), earlier.way()));
        }
        notes.accept("Going on after %s, picture %,d of the source, as %s says; --restart begins anew."
                .formatted(earlier.reached().last(), earlier.reached().done(), file));
        return earlier;
    }

    /** Replaces what the file says, in one step: whoever reads it finds the old or the new. */
    public void write(Progress progress) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, JSON.writeValueAsBytes(progress));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Progress read() throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), Progress.class);
        } catch (JacksonException e) {
            throw new IOException(file + " is no progress of publishing; --restart replaces it.", e);
        }
    }
}
