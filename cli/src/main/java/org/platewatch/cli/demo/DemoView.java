package org.platewatch.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.platewatch.cli.local.LocalPlatform;
import org.platewatch.devstack.StackAccess;
import org.platewatch.events.Camera;
import org.platewatch.events.Difference;
import org.platewatch.events.Hit;
import org.platewatch.events.HitLevel;
import org.platewatch.events.StateComparison;
import org.platewatch.simulation.CityDay;
import org.platewatch.simulation.street.StreetDay;

/** The demo as people watch it; lines may hold picocli's markup. */
public final class DemoView {
    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("America/Los_Angeles"));
    private static final int STEADY_SECONDS = 5;

    private final Consumer<String> line;
    private final Map<String, String> cameraNames = new ConcurrentHashMap<>();
    private Instant lastProgress = Instant.EPOCH;

    public DemoView(Consumer<String> line) {
        this.line = line;
    }

    void step(String what) {
        line.accept("@|faint >|@ " + what);
    }

    void started(CityDay day, StreetDay streetDay, URI webPage) {
        for (Camera camera : day.cameras()) {
            cameraNames.put(camera.id(), camera.name());
        }
        cameraNames.put(StreetDay.CAMERA, "Sixth St at Sheridan, pictures");
        step("Flink's web page: " + webPage);
        step("A day of Corona, California: " + grouped(day.truth().published()) + " messages from "
                + day.cameras().size() + " cameras, " + grouped(day.truth().hotlistEntries())
                + " plates on the hotlist.");
        step("One camera sends pictures: " + streetDay.passes().size() + " cars, " + streetDay.frames()
                + " frames, drawn as they are sent.");
        line.accept("");
    }

    /** One line for a hit, at its first read. */
    synchronized void hit(Hit hit) {
        line.accept("%s  %s %-9s %-18s %s  %s  score %.2f%s"
                .formatted(
                        LOCAL_TIME.format(hit.capturedAt()),
                        hit.historic() ? "@|faint HISTORIC|@" : "@|bold,red LIVE    |@",
                        hit.listedPlate(),
                        hit.category().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        hit.level() == HitLevel.EXACT ? "exact     " : "@|yellow confusable|@",
                        "%-40s".formatted(cameraNames.getOrDefault(hit.camera(), hit.camera() + " (not registered)")),
                        hit.score(),
                        remarks(hit)));
    }

    synchronized void progress(Instant cityTime, DemoSummary summary) {
        if (lastProgress.plusSeconds(STEADY_SECONDS).isAfter(Instant.now())) {
            return;
        }
        lastProgress = Instant.now();
        line.accept("@|faint %s  published %s  frames %s  reads indexed %s  hits %s  dead letters %s|@"
                .formatted(
                        LOCAL_TIME.format(cityTime),
                        grouped(summary.published()),
                        grouped(summary.frames()),
                        grouped(summary.reads()),
                        grouped(summary.hits()),
                        grouped(summary.deadLetters())));
    }

    void finished(DemoSummary summary, LocalPlatform platform, StackAccess access) {
        line.accept("");
        compare("messages published", summary.published(), summary.expected().published());
        compare("frames published", summary.frames(), summary.expected().frames());
        line.accept("  %-24s %,11d of %,d cars that passed (%.0f %%)"
                .formatted(
                        "plates read right",
                        summary.passesReadRight(),
                        summary.passes(),
                        100.0 * summary.passesReadRight() / summary.passes()));
        compare("reads in Elasticsearch", summary.reads(), summary.expected().reads() + summary.frameReads());
        compare("hits in Elasticsearch", summary.hits(), summary.expected().hits());
        compare("dead letters", summary.deadLetters(), summary.expected().deadLetters());
        line.accept(
                summary.agrees()
                        ? "@|bold,green All of it agrees with what was published, hit by hit.|@ %.1f s"
                                .formatted(summary.seconds())
                        : "@|bold,red It does not agree with what was published.|@");
        try {
            queries(platform.curlFile(LocalPlatform.INVESTIGATOR), access);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void queries(Path curlFile, StackAccess access) {
        String reads = access.elasticsearch()
                + "/alpr-reads-*/_search?filter_path=hits.hits._source&size=5&sort=captured_at:desc";
        line.accept("");
        line.accept("Look for yourself, as an investigator who may search and nothing else:");
        line.accept("  a plate that begins with 7 and has B as its third character");
        line.accept("    curl -K " + curlFile + " '" + reads + "&q=plate:7?B*'");
        line.accept("  the same by position tokens, which no list of plates is scanned for");
        line.accept("    curl -K " + curlFile + " '" + reads
                + "&q=plate_tokens:(\"1:7\"+AND+\"3:B\")'".replace("\"", "%22"));
        line.accept("  hits that nobody has verified yet");
        line.accept("    curl -K " + curlFile + " '" + access.elasticsearch()
                + "/alpr-hits-2*/_search?q=verification:unverified&size=5'");
    }

    private void compare(String what, long is, long expected) {
        String sign = is == expected ? "@|green =|@" : "@|red but expected|@";
        line.accept("  %-24s %,11d %s %,d".formatted(what, is, sign, expected));
    }

    private static String remarks(Hit hit) {
        StringBuilder remarks = new StringBuilder();
        for (Difference difference : hit.differences()) {
            remarks.append(
                    ", read %s for %s at %d".formatted(difference.read(), difference.listed(), difference.position()));
        }
        if (hit.stateComparison() == StateComparison.DIFFERENT) {
            remarks.append(", @|yellow state %s but %s on the list|@".formatted(hit.state(), hit.listedState()));
        }
        return remarks.toString();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
