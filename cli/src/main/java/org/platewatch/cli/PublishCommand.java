package org.platewatch.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.platewatch.cli.local.LocalPlatform;
import org.platewatch.cli.publish.CaptureTimes;
import org.platewatch.cli.publish.ProgressFile;
import org.platewatch.cli.publish.Publication;
import org.platewatch.cli.publish.PublishRequest;
import org.platewatch.cli.publish.Published;
import org.platewatch.cli.publish.PublishingCamera;
import org.platewatch.cli.publish.SourceKind;
import org.platewatch.devstack.DevStack;
import org.platewatch.devstack.StackAccess;
import org.platewatch.events.Position;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Pictures of the user's into the stream, as a camera sends them. */
@Command(
        name = "publish",
        description = {
            "Publish pictures to alpr.frames as a camera does: a folder, a video file or a Motion JPEG stream.",
            "A second run goes on where the first one stopped."
        },
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SOURCE", description = "Folder of JPEG and PNG files, video file, or http(s):// address.")
    String source;

    @Option(names = "--camera", required = true, paramLabel = "ID", description = "The camera that took them.")
    String camera;

    @Option(
            names = "--agency",
            paramLabel = "ID",
            defaultValue = "local",
            description = "Whose camera it is (default: ${DEFAULT-VALUE}).")
    String agency;

    @Option(names = "--unit", defaultValue = "", paramLabel = "ID", description = "Patrol unit of a moving camera.")
    String unit;

    @Option(
            names = "--lat",
            paramLabel = "DEGREES",
            defaultValue = "NaN",
            description = "Degrees north of a moving camera, with --lon.")
    double lat;

    @Option(
            names = "--lon",
            paramLabel = "DEGREES",
            defaultValue = "NaN",
            description = "Degrees east of a moving camera, with --lat.")
    double lon;

    @Option(
            names = "--heading",
            paramLabel = "DEGREES",
            defaultValue = "NaN",
            description = "Where it heads: degrees, 0 = north, clockwise.")
    double heading;

    @Option(
            names = "--rate",
            paramLabel = "FPS",
            description = "Frames per second (default: the video's own; for a folder 5).")
    Optional<Double> rate;

    @Option(names = "--fast", description = "Do not wait between frames; --rate then only counts for capture times.")
    boolean fast;

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            description = "Capture of the first frame, such as 2026-11-24T08:00:00Z, the others by the rate (default:"
                    + " now).")
    Optional<Instant> start;

    @Option(
            names = "--times",
            paramLabel = "FROM",
            description = "Where a folder's capture times come from, ${COMPLETION-CANDIDATES}; NAME is a UTC time in"
                    + " the file's name, " + CaptureTimes.NAME_PATTERN + " (default: RATE).")
    Optional<CaptureTimes> times;

    @Option(
            names = "--late-upload",
            description = "A patrol car's folder with captures of up to 30 days ago, dated by the files (--times"
                    + " FILE-TIME or NAME); needs --unit; does not wait unless --rate is given.")
    boolean lateUpload;

    @Option(names = "--by-uri", description = "Publish where a folder's files lie instead of the files.")
    boolean byUri;

    @Mixin
    StackCommand.DataFolder data;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Kafka to publish to, instead of the embedded stack's.")
    Optional<String> bootstrap;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Where the progress is kept (default: a file for camera and source in publish of --data).")
    Optional<Path> resume;

    @Option(names = "--restart", description = "Begin anew, whatever the progress says.")
    boolean restart;

    @Option(names = "--json", description = "Print one line of JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Output output = new Output(spec);
        PublishRequest request = request();
        ProgressFile progress = resume.map(ProgressFile::new)
                .orElseGet(() -> ProgressFile.in(data.folder.resolve("publish"), camera, request.location()));
        String kafka = bootstrap.orElseGet(this::embeddedKafka);
        AtomicLong refused = new AtomicLong();
        new Publication(request, kafka, progress, restart, Clock.systemUTC(), output::progress).run(published -> {
            refused.set(published.refused());
            summarise(published, output);
        });
        return refused.get() == 0 ? 0 : 1;
    }

    private PublishRequest request() throws IOException {
        SourceKind kind = SourceKind.of(source);
        try {
            return new PublishRequest(
                    new PublishingCamera(agency, camera, new Position(lat, lon), heading, unit),
                    source,
                    kind,
                    times,
                    rate.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                    fast,
                    start,
                    lateUpload,
                    byUri);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private String embeddedKafka() {
        StackAccess access = DevStack.attachTo(data.folder);
        new LocalPlatform(access, data.folder).createTopics(); // the first camera may come before the first job
        return access.bootstrapServers();
    }

    private void summarise(Published published, Output output) {
        double seconds = published.took().toMillis() / 1000.0;
        if (json) {
            output.json(new Line(camera, published.frames(), published.bytes(), published.refused(), seconds));
        } else {
            output.result("%s: %,d frames, %.1f MB, %,d refused, %.1f s"
                    .formatted(camera, published.frames(), published.bytes() / 1e6, published.refused(), seconds));
        }
    }

    /** The summary, as programs read it. */
    record Line(String camera, long frames, long bytes, long refused, double seconds) {}
}
