package org.platewatch.devstack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.platewatch.devstack.DevStack;
import org.platewatch.devstack.DevStackConfig;
import org.platewatch.devstack.StackAccess;

/** The servers as child processes, in a folder of the system's temporary one that is deleted afterwards. */
final class EmbeddedTestStack implements TestStack, AutoCloseable {

    private final Path folder;
    private final DevStack stack;

    EmbeddedTestStack() {
        folder = temporaryFolder();
        stack = DevStack.start(DevStackConfig.in(folder).forShortLife());
    }

    @Override
    public StackAccess access() {
        return stack.access();
    }

    @Override
    public void killElasticsearch() {
        stack.elasticsearch().kill();
    }

    @Override
    public void startElasticsearch() {
        stack.elasticsearch().restart();
    }

    @Override
    public void killKafka() {
        stack.kafka().kill();
    }

    @Override
    public void startKafka() {
        stack.kafka().restart();
    }

    @Override
    public void close() {
        stack.close();
        DevStack.wipe(folder);
    }

    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("platewatch-test-stack");
            // when root runs the tests another user runs the servers, and has to get into it
            return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "embedded stack in " + folder;
    }
}
