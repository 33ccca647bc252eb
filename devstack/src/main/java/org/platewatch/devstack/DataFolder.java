package org.platewatch.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder that a stack lives in: {@code secrets/} for its user alone, {@code engines/} for the servers,
 * {@code ca.crt}, and the files that say what runs. Where the user that the servers run as cannot get to the folder,
 * {@code engines} is a link to a place where that user can.
 */
final class DataFolder {

    static final long LEAST_FREE_BYTES = 2L << 30;
    private static final int SECRET_BYTES = 24;
    private static final String PRIVATE_PREFIX = "platewatch-";

    private final Path root;

    private final long leastFreeBytes;

    DataFolder(Path root) {
        this(root, LEAST_FREE_BYTES);
    }

    DataFolder(Path root, long leastFreeBytes) {
        this.root = root.toAbsolutePath().normalize();
        this.leastFreeBytes = leastFreeBytes;
    }

    Path root() {
        return root;
    }

    Path lockFile() {
        return root.resolve("lock");
    }

    Path caCertificate() {
        return root.resolve("ca.crt");
    }

    private Path secrets() {
        return root.resolve("secrets");
    }

    private Path stateFile() {
        return root.resolve("stack.properties");
    }

    private Path enginesLink() {
        return root.resolve("engines");
    }

    boolean exists() {
        return Files.isDirectory(root);
    }

    /** Makes the folder, without anything in it. */
    void create() {
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new DevStackException("The data folder " + root + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** Makes the folder of the servers where {@code user} can get to it, and checks that there is room. */
    Path prepareEngines(ChildUser user, Consumer<String> notes) {
        try {
            if (Files.notExists(enginesLink())) {
                Path engines = user.canUse(root) ? Files.createDirectories(enginesLink()) : linkElsewhere(user, notes);
                Files.setPosixFilePermissions(engines, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            Path engines = enginesLink().toRealPath();
            refuseForeign(user);
            long free = Files.getFileStore(engines).getUsableSpace();
            if (free < leastFreeBytes) {
                throw new DevStackException("The disk of " + engines + " has only " + (free >> 20)
                        + " MiB free and a stack needs " + (leastFreeBytes >> 20)
                        + " MiB: make room or name another data folder.");
            }
            return engines;
        } catch (IOException e) {
            throw new DevStackException("The data folder " + root + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Files that root's stack has made are of no use to another user. */
    private void refuseForeign(ChildUser user) throws IOException {
        Path secrets = secrets();
        if (!user.isSomebodyElse() && Files.exists(secrets)) {
            Optional<String> owner = user.foreignOwner(secrets);
            if (owner.isPresent()) {
                throw new DevStackException("The stack in " + root + " belongs to user " + owner.get()
                        + ": start it as that user or name another data folder.");
            }
        }
    }

    private Path linkElsewhere(ChildUser user, Consumer<String> notes) throws IOException {
        Path varLib = Path.of("/var/lib");
        Path parent = Files.isWritable(varLib) && user.canUse(varLib)
                ? varLib
                : Path.of(System.getProperty("java.io.tmpdir"));
        byte[] distinct = new byte[6];
        new SecureRandom().nextBytes(distinct);
        Path elsewhere = Files.createDirectory(
                parent.resolve(PRIVATE_PREFIX + HexFormat.of().formatHex(distinct)));
        Files.deleteIfExists(enginesLink());
        Files.createSymbolicLink(enginesLink(), elsewhere);
        notes.accept("The user that runs the engines cannot get to " + root + ", so their data is kept in " + elsewhere
                + ".");
        return elsewhere;
    }

    /** A secret of this folder, generated when it is first asked for; the file is for its owner alone. */
    String secret(String name) {
        Path file = secrets().resolve(name);
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(
                        file.getParent(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                byte[] random = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(random);
                writePrivate(file, Base64.getUrlEncoder().encodeToString(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DevStackException("The secret " + file + " cannot be read or made: " + e.getMessage(), e);
        }
    }

    /** Writes a file that only its owner may read, from its first byte on. */
    static void writePrivate(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    }

    Optional<StackState> state() {
        try {
            return StackState.read(stateFile());
        } catch (IOException e) {
            throw new DevStackException(
                    "What runs in " + root + " cannot be told, " + e.getMessage()
                            + ": end its processes and delete that file.",
                    e);
        }
    }

    void writeState(StackState state) {
        try {
            state.write(stateFile());
        } catch (IOException e) {
            throw new DevStackException(
                    "The state of the stack cannot be written to " + root + ": " + e.getMessage(), e);
        }
    }

    void clearState() {
        try {
            Files.deleteIfExists(stateFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes everything of the stack, also the place that {@code engines} leads to; what others have put into the
     * folder stays.
     */
    void delete() {
        try {
            if (Files.isSymbolicLink(enginesLink())) {
                Path elsewhere = Files.readSymbolicLink(enginesLink());
                // only what linkElsewhere has made, whatever somebody may have linked by hand
                if (elsewhere.getFileName().toString().startsWith(PRIVATE_PREFIX)) {
                    FolderMirror.delete(elsewhere);
                }
            } else {
                FolderMirror.delete(enginesLink());
            }
            FolderMirror.delete(secrets());
            for (Path file : List.of(enginesLink(), caCertificate(), stateFile(), lockFile())) {
                Files.deleteIfExists(file);
            }
            if (isEmpty()) {
                Files.delete(root);
            }
        } catch (IOException e) {
            throw new DevStackException("The data folder " + root + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            return children.findAny().isEmpty();
        }
    }
}
