package org.platewatch.cli.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.platewatch.devstack.StackAccess;
import org.platewatch.devstack.Topics.Topic;
import org.platewatch.events.Topics;
import org.platewatch.index.cluster.ClusterClient;
import org.platewatch.index.cluster.ClusterClient.Answer;
import org.platewatch.index.cluster.ClusterConnection;
import org.platewatch.index.cluster.ClusterException;
import org.platewatch.index.cluster.Credentials;
import org.platewatch.index.install.Installer;
import org.platewatch.index.install.Plan;

/**
 * What a running stack still lacks before the job can work on it: topics, templates, and a user of its own for each
 * role.
 */
public final class LocalPlatform {
    /** Writes what the job produces; reads nothing. */
    public static final String WRITER = "platewatch-writer";
    /** Searches; writes nothing. */
    public static final String INVESTIGATOR = "demo-investigator";

    private static final int PARTITIONS = 4;
    private static final int PASSWORD_BYTES = 24;
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

    private final StackAccess access;
    private final Path secrets;

    /** @param folder where the passwords of the users are kept, in files of mode 600 */
    public LocalPlatform(StackAccess access, Path folder) {
        this.access = access;
        this.secrets = folder.resolve("users");
    }

    /** Creates what is missing and leaves the rest; the plan says what the installation changed. */
    public Plan prepare() throws ClusterException, IOException {
        createTopics();
        try (ClusterClient client = new ClusterClient(superuser())) {
            Installer installer = Installer.of(client);
            Plan plan = installer.plan();
            installer.apply(plan);
            createUser(client, WRITER, "platewatch_writer");
            createUser(client, INVESTIGATOR, "platewatch_investigator");
            return plan;
        }
    }

    /** The file that holds a user's password. */
    public Path passwordFile(String user) {
        return secrets.resolve(user);
    }

    /**
     * A configuration file for curl ({@code curl -K FILE URL}) that knows the certificate and a user's password, so
     * that no password stands on a command line.
     */
    public Path curlFile(String user) throws IOException {
        Path file = secrets.resolve(user + ".curl");
        writeSecret(
                file,
                "silent\nshow-error\ncacert = \"%s\"\nuser = \"%s:%s\"\n"
                        .formatted(access.caCertificate(), user, Files.readString(passwordFile(user))));
        return file;
    }

    /** A connection as the stack's superuser. */
    public ClusterConnection superuser() throws ClusterException {
        return ClusterConnection.of(
                access.elasticsearch(),
                Optional.of(access.caCertificate()),
                Credentials.user(access.user(), access.password()));
    }

    /** Creates the topics that are missing, and nothing else. */
    public void createTopics() {
        org.platewatch.devstack.Topics.create(
                access.bootstrapServers(),
                Topics.ALL.stream()
                        .map(name ->
                                new Topic(name, PARTITIONS, Topics.COMPACTED.contains(name) ? COMPACTED : Map.of()))
                        .toList());
    }

    private void createUser(ClusterClient client, String user, String role) throws ClusterException, IOException {
        if (Files.exists(passwordFile(user))
                && client.get("/_security/user/" + user).ok()) {
            return;
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("password", password);
        body.putArray("roles").add(role);
        Answer answer = client.put("/_security/user/" + user, body);
        if (!answer.ok()) {
            throw new ClusterException("Elasticsearch refuses the user " + user + ": " + answer.reason() + ".");
        }
        writeSecret(passwordFile(user), password);
    }

    private void writeSecret(Path file, String content) throws IOException {
        Files.createDirectories(
                secrets, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
