package org.platewatch.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.platewatch.devstack.DevStack;
import org.platewatch.devstack.StackAccess;
import org.platewatch.index.cluster.ClusterClient;
import org.platewatch.index.cluster.ClusterConnection;
import org.platewatch.index.cluster.ClusterException;
import org.platewatch.index.cluster.Credentials;
import org.platewatch.index.install.Change;
import org.platewatch.index.install.Installer;
import org.platewatch.index.install.Plan;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings a cluster's templates, lifecycle policies and roles to what this version needs. */
@Command(
        name = "install",
        description = "Install index templates, lifecycle policies and roles; shows first what it changes.",
        mixinStandardHelpOptions = true)
final class InstallCommand implements Callable<Integer> {
    /** A cluster other than the embedded one. */
    static final class Cluster {
        @Option(names = "--url", required = true, paramLabel = "URL", description = "Elasticsearch, https://host:9200.")
        URI url;

        @Option(names = "--user", required = true, description = "Who installs.")
        String user;

        @Option(
                names = "--password-file",
                required = true,
                paramLabel = "FILE",
                description = "File that holds the password.")
        Path passwordFile;

        @Option(names = "--ca", paramLabel = "FILE", description = "PEM certificate of the authority to trust.")
        Path ca;
    }

    @Mixin
    StackCommand.DataFolder data;

    @ArgGroup(exclusive = false, heading = "%nA cluster instead of the embedded stack:%n")
    Cluster cluster;

    @Option(names = "--dry-run", description = "Show what would change and change nothing.")
    boolean dryRun;

    @Option(names = "--json", description = "Print one line of JSON for each object.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws ClusterException, IOException {
        Output output = new Output(spec);
        try (ClusterClient client = new ClusterClient(connection())) {
            Installer installer = Installer.of(client);
            Plan plan = installer.plan();
            plan.warnings().forEach(warning -> output.progress("@|yellow warning:|@ " + warning));
            show(plan.changes(), output);
            if (dryRun) {
                output.progress("Dry run: nothing was changed.");
            } else {
                installer.apply(plan);
                output.progress(plan.pending().isEmpty()
                        ? "Everything was in place."
                        : "Installed " + plan.pending().size() + " of " + plan.changes().size() + " objects.");
            }
        }
        return 0;
    }

    private void show(List<Change> changes, Output output) {
        for (Change change : changes) {
            if (json) {
                output.json(new Line(change.action(), change.asset().toString(), change.diff()));
            } else {
                output.result(change.toString());
            }
        }
    }

    private ClusterConnection connection() throws ClusterException, IOException {
        if (cluster == null) {
            StackAccess access = DevStack.attachTo(data.folder);
            return ClusterConnection.of(
                    access.elasticsearch(),
                    Optional.of(access.caCertificate()),
                    Credentials.user(access.user(), access.password()));
        }
        if (!Files.isReadable(cluster.passwordFile)) {
            throw new IOException("The password file " + cluster.passwordFile + " cannot be read.");
        }
        return ClusterConnection.of(
                cluster.url,
                Optional.ofNullable(cluster.ca),
                Credentials.user(cluster.user, Files.readString(cluster.passwordFile).strip()));
    }

    /** One object of the plan, as programs read it. */
    record Line(Change.Action action, String object, List<String> diff) {}
}
