package org.platewatch.devstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the two engines of a stack share.
 *
 * @param user who they run as
 * @param jdk home of the Java that runs them
 * @param distribution their programs
 * @param attached whether they end with this process
 * @param shortLived whether they are to be quick to start rather than fast once they run
 */
record Surroundings(ChildUser user, Path jdk, Distribution distribution, boolean attached, boolean shortLived) {

    /**
     * Finds programs and Java, and puts those that the engines' user cannot read (a clone below root's home, say) where
     * that user can: into {@code engines}.
     */
    static Surroundings prepare(
            ChildUser user, Path engines, boolean attached, boolean shortLived, Consumer<String> notes) {
        Distribution built = Distribution.ofThisCheckout();
        JdkFinder finder = JdkFinder.ofThisMachine(System.getenv());
        Path programs = engines.resolve("programs");
        try {
            Optional<Path> readable =
                    finder.find(home -> user.canUse(home.resolve("bin/java"), home.resolve("lib/modules")));
            Path jdk = readable.isPresent() ? readable.get() : mirror(finder.get(), programs.resolve("jdk"), notes);
            Path kafka = built.kafkaLibs();
            Path elasticsearch = built.elasticsearch();
            if (!user.canUse(kafka, elasticsearch, elasticsearch.resolve("bin/elasticsearch"))) {
                kafka = mirror(kafka, programs.resolve("kafka"), notes);
                elasticsearch = mirror(elasticsearch, programs.resolve(elasticsearch.getFileName()), notes);
            }
            return new Surroundings(user, jdk, new Distribution(kafka, elasticsearch), attached, shortLived);
        } catch (IOException e) {
            throw new DevStackException(
                    "The programs of the engines cannot be put into " + programs + ": " + e.getMessage(), e);
        }
    }

    private static Path mirror(Path hidden, Path target, Consumer<String> notes) throws IOException {
        FolderMirror.mirror(hidden, target);
        notes.accept("The user that runs the engines cannot read " + hidden + ", so it is mirrored in " + target + ".");
        return target;
    }

    /** What tells a JVM to be quick to start. */
    List<String> startOptions() {
        return shortLived ? List.of("-XX:TieredStopAtLevel=1", "-XX:-UseG1GC", "-XX:+UseSerialGC") : List.of();
    }

    Path java() {
        return jdk.resolve("bin/java");
    }
}
