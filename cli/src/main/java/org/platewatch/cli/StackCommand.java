package org.platewatch.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.platewatch.devstack.DevStack;
import org.platewatch.devstack.DevStackConfig;
import org.platewatch.devstack.StackAccess;
import org.platewatch.devstack.StackStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The embedded Kafka and Elasticsearch, running on their own. */
@Command(
        name = "stack",
        description = "Run the embedded Kafka and Elasticsearch on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StackCommand.Start.class,
            StackCommand.Status.class,
            StackCommand.Stop.class,
            StackCommand.Wipe.class
        })
final class StackCommand {
    /** The folder that every stack command works on. */
    static final class DataFolder {
        @Option(
                names = "--data",
                paramLabel = "FOLDER",
                defaultValue = ".platewatch",
                description = "Folder with data, logs and generated secrets (default: ${DEFAULT-VALUE}).")
        Path folder;
    }

    /** The ports, free ones unless set. */
    static final class Ports {
        @Option(names = "--kafka-port", paramLabel = "PORT", description = "Port of Kafka (default: a free one).")
        int kafka;

        @Option(
                names = "--elasticsearch-port",
                paramLabel = "PORT",
                description = "HTTPS port of Elasticsearch (default: a free one).")
        int elasticsearch;
    }

    @Command(name = "start", description = "Start both and return.", mixinStandardHelpOptions = true)
    static final class Start implements Callable<Integer> {
        @Mixin
        DataFolder data;

        @Mixin
        Ports ports;

        @Option(names = "--json", description = "Print how to reach them as one line of JSON.")
        boolean json;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() {
            Output output = new Output(spec);
            DevStackConfig config =
                    DevStackConfig.in(data.folder).withPorts(ports.kafka, ports.elasticsearch);
            StackAccess access = DevStack.startDetached(config, output::progress);
            if (json) {
                output.json(describe(access));
            } else {
                describe(access).forEach((name, value) -> output.result("%-20s %s".formatted(name, value)));
            }
            return 0;
        }

        private static Map<String, String> describe(StackAccess access) {
            return new java.util.TreeMap<>(Map.of(
                    "kafka", access.bootstrapServers(),
                    "elasticsearch", access.elasticsearch().toString(),
                    "ca_certificate", access.caCertificate().toString(),
                    "user", access.user()));
        }
    }

    @Command(name = "status", description = "Say what runs.", mixinStandardHelpOptions = true)
    static final class Status implements Callable<Integer> {
        @Mixin
        DataFolder data;

        @Option(names = "--json", description = "Print one line of JSON.")
        boolean json;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() {
            Output output = new Output(spec);
            StackStatus status = DevStack.status(data.folder);
            if (json) {
                output.json(Map.of("running", status.isRunning(), "engines", status.engines()));
            } else if (status.engines().isEmpty()) {
                output.result("No stack runs in " + status.dataFolder() + ".");
            } else {
                status.engines()
                        .forEach((engine, s) -> output.result("%-14s %s, port %d, process %d, since %s"
                                .formatted(
                                        engine.title(), s.alive() ? "runs" : "has ended", s.port(), s.pid(), s.started())));
            }
            return status.isRunning() ? 0 : 1;
        }
    }

    @Command(name = "stop", description = "Stop both; their data stays.", mixinStandardHelpOptions = true)
    static final class Stop implements Callable<Integer> {
        @Mixin
        DataFolder data;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() {
            boolean stopped = DevStack.stop(data.folder);
            new Output(spec).progress(stopped ? "Stopped." : "Nothing ran in " + data.folder + ".");
            return 0;
        }
    }

    @Command(
            name = "wipe",
            description = "Delete a stopped stack with all of its data and secrets.",
            mixinStandardHelpOptions = true)
    static final class Wipe implements Callable<Integer> {
        @Mixin
        DataFolder data;

        @Option(names = "--yes", required = true, description = "Confirm: what is deleted is gone.")
        boolean yes;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() {
            DevStack.wipe(data.folder);
            new Output(spec).progress("Wiped " + data.folder + ".");
            return 0;
        }
    }
}
