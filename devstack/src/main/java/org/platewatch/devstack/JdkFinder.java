package org.platewatch.devstack;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds a Java that Elasticsearch runs on: the one that runs us, or else one in the usual places. */
final class JdkFinder {

    static final int OLDEST_FEATURE_VERSION = 21;

    private final List<Path> homes;
    private final List<Path> parentsOfHomes;

    /** @param homes places to try first, in order; then every folder in each of {@code parentsOfHomes} */
    JdkFinder(List<Path> homes, List<Path> parentsOfHomes) {
        this.homes = List.copyOf(homes);
        this.parentsOfHomes = List.copyOf(parentsOfHomes);
    }

    static JdkFinder ofThisMachine(Map<String, String> environment) {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        Optional.ofNullable(environment.get("JAVA_HOME")).map(Path::of).ifPresent(homes::add);
        Path user = Path.of(System.getProperty("user.home"));
        return new JdkFinder(
                homes,
                List.of(
                        Path.of("/usr/lib/jvm"),
                        Path.of("/usr/java"),
                        Path.of("/opt"),
                        Path.of("/opt/java"),
                        user.resolve(".sdkman/candidates/java"),
                        user.resolve(".jdks"),
                        Path.of("/Library/Java/JavaVirtualMachines")));
    }

    /** The first home of a recent enough Java that also passes {@code usable}. */
    Optional<Path> find(Predicate<Path> usable) {
        return candidates().stream()
                .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                .filter(home -> featureVersion(home) >= OLDEST_FEATURE_VERSION)
                .filter(usable)
                .findFirst();
    }

    /** As {@link #find}, or the sentence that tells what is missing. */
    Path get() {
        return find(home -> true)
                .orElseThrow(
                        () -> new DevStackException("Elasticsearch needs a JDK of version " + OLDEST_FEATURE_VERSION
                                + " or newer and none was found: install one or set JAVA_HOME to it."));
    }

    private List<Path> candidates() {
        Stream<Path> inParents = parentsOfHomes.stream()
                .flatMap(parent -> children(parent).stream())
                .flatMap(child -> Stream.of(child, child.resolve("Contents/Home")));
        return Stream.concat(homes.stream(), inParents).toList();
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            // a folder that is missing or closed to us holds no Java that we may run
            return List.of();
        }
    }

    private static int featureVersion(Path home) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
            String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
            return Runtime.Version.parse(version).feature();
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }
}
