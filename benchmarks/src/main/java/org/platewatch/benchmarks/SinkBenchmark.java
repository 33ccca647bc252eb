package org.platewatch.benchmarks;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.platewatch.devstack.DevStack;
import org.platewatch.devstack.DevStackConfig;
import org.platewatch.devstack.Engine;
import org.platewatch.devstack.StackAccess;
import org.platewatch.index.cluster.ClusterClient;
import org.platewatch.index.cluster.ClusterConnection;
import org.platewatch.index.cluster.Credentials;
import org.platewatch.index.install.Installer;
import org.platewatch.jobs.offline.OfflineEvents;
import org.platewatch.jobs.reads.CaptureTimeRule;
import org.platewatch.jobs.sink.BulkSettings;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.simulation.CityDay;
import org.platewatch.simulation.CityDayConfig;
import org.platewatch.simulation.Shares;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast the sink writes, against a plain loader with the same client, documents and server. */
@Command(
        name = "sink",
        description = {
            "Documents a second through the Elasticsearch sink, against a plain bulk loader with the same client,",
            "batches, documents and server, in alternating runs."
        },
        mixinStandardHelpOptions = true)
final class SinkBenchmark implements Callable<Integer> {
    @Option(names = "--reads", defaultValue = "200000", description = "Documents a run (default: ${DEFAULT-VALUE}).")
    int reads;

    @Option(
            names = "--rounds",
            defaultValue = "4",
            description = "Rounds after the first, which only warms up (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--json", description = "Print one line of JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Report report = new Report(spec);
        try (Workspace workspace = Workspace.create();
                DevStack stack = DevStack.start(
                        DevStackConfig.in(workspace.folder("stack")).withEngines(Set.of(Engine.ELASTICSEARCH)),
                        report::progress)) {
            ClusterConnection cluster = connection(stack.access());
            install(cluster);
            Path documents = workspace.root().resolve("documents");
            int count = writeDocuments(documents);
            report.progress("%,d documents of reads".formatted(count));
            Rates plain = new Rates();
            Rates sink = new Rates();
            Rates ratios = new Rates();
            for (int round = 0; round <= rounds; round++) {
                boolean sinkFirst = round % 2 == 1; // the server's merges outlive a run and burden the next
                double early = sinkFirst ? bySink(documents, count, cluster) : byPlainLoader(documents, count, cluster);
                double late = sinkFirst ? byPlainLoader(documents, count, cluster) : bySink(documents, count, cluster);
                double byPlainLoader = sinkFirst ? late : early;
                double bySink = sinkFirst ? early : late;
                report.progress("%s: %,.0f documents/s by the plain loader, %,.0f by the sink"
                        .formatted(round == 0 ? "warm-up" : "round " + round, byPlainLoader, bySink));
                if (round > 0) {
                    plain.add(byPlainLoader);
                    sink.add(bySink);
                    ratios.add(bySink / byPlainLoader);
                }
            }
            report.add("documents", count);
            report.add("plain_documents_per_second", plain.median());
            report.add("sink_documents_per_second", sink.median());
            report.add("ratio", ratios.median());
            report.print(json);
            return 0;
        }
    }

    private static double byPlainLoader(Path documents, int count, ClusterConnection cluster) throws Exception {
        long before = System.nanoTime();
        PlainLoader.load(documents, "alpr-reads-plain", cluster, BulkSettings.defaults());
        double seconds = (System.nanoTime() - before) / 1e9;
        remove("alpr-reads-plain", count, cluster);
        return count / seconds;
    }

    private static double bySink(Path documents, int count, ClusterConnection cluster) throws Exception {
        double seconds = SinkRun.load(documents, "alpr-reads-sink", cluster, BulkSettings.defaults());
        remove("alpr-reads-sink", count, cluster);
        return count / seconds;
    }

    private static ClusterConnection connection(StackAccess access) throws Exception {
        return ClusterConnection.of(
                access.elasticsearch(),
                Optional.of(access.caCertificate()),
                Credentials.user(access.user(), access.password()));
    }

    private static void install(ClusterConnection cluster) throws Exception {
        try (ClusterClient client = new ClusterClient(cluster)) {
            Installer installer = Installer.of(client);
            installer.apply(installer.plan());
        }
    }

    private int writeDocuments(Path file) throws Exception {
        Instant start = Instant.now().minus(Duration.ofHours(25));
        CityDay day = new CityDay(
                CityDayConfig.startingAt(start).withTraffic(reads / 4, reads).withShares(Shares.NONE));
        OfflineEvents events = OfflineEvents.of(
                day.messages().map(m -> InboundMessage.unsent(m.topic(), m.key(), m.value(), m.timestamp())),
                new CaptureTimeRule(Duration.ZERO, Duration.ofDays(365)));
        DocumentLine.write(events.reads(), file);
        return events.reads().size();
    }

    /** Counts first: a fast run that lost something is none. */
    private static void remove(String index, int expected, ClusterConnection cluster) throws Exception {
        try (ClusterClient client = new ClusterClient(cluster)) {
            client.send(new Request("POST", "/" + index + "/_refresh"));
            long count =
                    client.get("/" + index + "/_count").body().path("count").asLong();
            if (count != expected) {
                throw new IllegalStateException(index + " holds " + count + " documents instead of " + expected);
            }
            client.send(new Request("DELETE", "/" + index));
        }
    }
}
