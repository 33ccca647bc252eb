package org.platewatch.devstack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the build has put the programs of the two engines.
 *
 * @param kafkaLibs folder with the broker's jars
 * @param elasticsearch unpacked server, our plugin in it
 */
record Distribution(Path kafkaLibs, Path elasticsearch) {

    /** System property with the root of the checkout. */
    static final String HOME_PROPERTY = "platewatch.home";

    static Distribution ofThisCheckout() {
        return in(
                Path.of(System.getProperty(HOME_PROPERTY, "")).toAbsolutePath().normalize());
    }

    static Distribution in(Path home) {
        Path kafka = home.resolve("devstack/kafka/target/libs");
        Path servers = home.resolve("devstack/elasticsearch/target/dist");
        if (!Files.isDirectory(kafka) || !Files.isDirectory(servers)) {
            throw missing(home);
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(servers, "elasticsearch-*")) {
            for (Path server : found) {
                if (Files.isDirectory(server.resolve("plugins/platewatch-analysis"))) {
                    return new Distribution(kafka, server);
                }
            }
            throw missing(home);
        } catch (IOException e) {
            throw new DevStackException("The folder " + servers + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static DevStackException missing(Path home) {
        return new DevStackException("The engines are not built below " + home
                + ": run ./platewatch from the root of the checkout, which builds them, or set the system property "
                + HOME_PROPERTY + " to that root.");
    }
}
