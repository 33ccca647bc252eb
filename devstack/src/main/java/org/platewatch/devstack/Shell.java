package org.platewatch.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs short helper commands to their end. */
final class Shell {

    /**
     * @param exitCode 0 for success
     * @param output what the command wrote, both streams, trimmed
     */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private Shell() {}

    static Outcome run(List<String> command) {
        return run(command, Map.of(), "", Path.of("/"));
    }

    static Outcome run(List<String> command, Map<String, String> environment, String input, Path workingDirectory) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(workingDirectory.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output.strip());
        } catch (IOException e) {
            return new Outcome(127, command.getFirst() + " could not be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DevStackException("Interrupted while running " + command.getFirst() + ".", e);
        }
    }
}
