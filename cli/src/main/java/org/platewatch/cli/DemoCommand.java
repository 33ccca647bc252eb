package org.platewatch.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.platewatch.cli.demo.Demo;
import org.platewatch.cli.demo.DemoOptions;
import org.platewatch.cli.demo.DemoSummary;
import org.platewatch.cli.demo.DemoView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything at once, on this machine. */
@Command(
        name = "demo",
        description = {
            "Play a simulated day of a city through the whole platform, on real engines on this machine.",
            "Hits appear as they are found. Afterwards it says how to query what is there and runs on until Ctrl-C."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--once",
            description = "End when all is processed: print one line of JSON and fail if the counts do not agree.")
    boolean once;

    @Option(
            names = "--reads",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Reads by cameras that recognise on board (default: ${DEFAULT-VALUE}).")
    int reads;

    @Option(
            names = "--cars",
            paramLabel = "N",
            defaultValue = "24",
            description = "Cars that pass the camera which sends pictures (default: ${DEFAULT-VALUE}).")
    int cars;

    @Option(
            names = "--seed",
            defaultValue = "462",
            description = "The same seed gives the same day (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--play-seconds",
            paramLabel = "S",
            description = "How long the day takes (default: 45, with --once as fast as it goes).")
    Integer playSeconds;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = ".platewatch/demo",
            description = "Folder for everything; wiped at the start (default: ${DEFAULT-VALUE}).")
    Path folder;

    @Mixin
    StackCommand.Ports ports;

    @Option(names = "--web-port", paramLabel = "PORT", description = "Port of Flink's web page (default: a free one).")
    int webPort;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Output output = new Output(spec);
        DemoView view = new DemoView(once ? output::progress : output::result);
        try (Demo demo = new Demo(options(), view)) {
            DemoSummary summary = demo.play();
            if (once) {
                output.json(summary);
                return summary.agrees() ? 0 : 1;
            }
            output.result("");
            output.result("Running until Ctrl-C.");
            demo.keepRunning();
            return 0;
        }
    }

    private DemoOptions options() {
        int seconds = playSeconds != null ? playSeconds : once ? 0 : 45;
        return new DemoOptions(
                folder.toAbsolutePath().normalize(),
                reads,
                cars,
                seed,
                Duration.ofSeconds(seconds),
                ports.kafka,
                ports.elasticsearch,
                webPort);
    }
}
