package org.platewatch.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Lets one process at a time start, own or stop the stack of a folder; the system frees it when that process ends. */
final class StackLock implements AutoCloseable {

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when somebody else holds it. */
    static Optional<StackLock> tryAcquire(DataFolder folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel).isPresent()) {
                return Optional.of(new StackLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new DevStackException("The data folder " + folder.root() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            // held by another stack of this same process
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
