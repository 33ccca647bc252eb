package org.platewatch.devstack;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Makes a second, world-readable appearance of a read-only folder elsewhere: hard links where the file system allows,
 * copies where not.
 */
final class FolderMirror {

    private FolderMirror() {}

    static void mirror(Path source, Path target) throws IOException {
        delete(target);
        Files.walkFileTree(
                source, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                            throws IOException {
                        Path made = Files.createDirectories(target.resolve(source.relativize(folder)));
                        Files.setPosixFilePermissions(made, readable(Files.getPosixFilePermissions(made), true));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        // links that lead nowhere are usual in packaged JDKs
                        if (Files.exists(file)) {
                            linkOrCopy(file, target.resolve(source.relativize(file)));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** Deletes a folder and all in it, following no link; nothing happens when there is none. */
    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void linkOrCopy(Path file, Path target) throws IOException {
        // follows symbolic links, which might lead to where the other user may not go
        Path real = file.toRealPath();
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real);
        Set<PosixFilePermission> wanted =
                readable(permissions, permissions.contains(PosixFilePermission.OWNER_EXECUTE));
        if (permissions.equals(wanted) && linked(real, target)) {
            return;
        }
        Files.copy(real, target);
        Files.setPosixFilePermissions(target, wanted);
    }

    private static boolean linked(Path file, Path target) {
        try {
            Files.createLink(target, file);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            // another file system, or one without hard links
            return false;
        }
    }

    private static Set<PosixFilePermission> readable(Set<PosixFilePermission> permissions, boolean executable) {
        Set<PosixFilePermission> wanted = EnumSet.copyOf(permissions);
        wanted.add(PosixFilePermission.GROUP_READ);
        wanted.add(PosixFilePermission.OTHERS_READ);
        if (executable) {
            wanted.add(PosixFilePermission.GROUP_EXECUTE);
            wanted.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return wanted;
    }
}
