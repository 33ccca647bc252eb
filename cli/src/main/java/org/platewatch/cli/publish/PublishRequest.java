package org.platewatch.cli.publish;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What somebody wants published, and how.
 *
 * @param camera as which
 * @param source folder, video file, or address of a stream
 * @param times where a folder's capture times come from; empty for the default
 * @param rate frames per second; empty for the source's own
 * @param fast do not wait between frames
 * @param start capture of the first frame; empty for now
 * @param lateUpload a patrol car's captures of the last 30 days
 * @param byUri publish where pictures lie instead of the pictures
 */
public record PublishRequest(
        PublishingCamera camera,
        String source,
        SourceKind kind,
        Optional<CaptureTimes> times,
        OptionalDouble rate,
        boolean fast,
        Optional<Instant> start,
        boolean lateUpload,
        boolean byUri) {
    private static final double MAX_RATE = 1_000;

    /** @throws IllegalArgumentException with a sentence, if these do not go together */
    public PublishRequest {
        boolean folder = kind == SourceKind.FOLDER;
        require(folder || times.isEmpty(), "--times is for folders.");
        require(folder || !byUri, "--by-uri is for folders: nothing else has files to point to.");
        require(folder || !lateUpload, "--late-upload is for folders.");
        require(
                kind != SourceKind.STREAM || (rate.isEmpty() && start.isEmpty() && !fast),
                "A stream has its own pace and is captured as it arrives: --rate, --fast and --start do not go with it.");
        require(
                kind != SourceKind.STREAM || URI.create(source).getUserInfo() == null,
                "The address must hold no user and password: others see them in the list of processes.");
        require(
                rate.isEmpty() || (rate.getAsDouble() > 0 && rate.getAsDouble() <= MAX_RATE),
                "--rate must be more than 0 and at most 1000 frames per second.");
        require(
                !lateUpload || times.isEmpty() || times.get() != CaptureTimes.RATE,
                "With --late-upload the capture times come from the files: --times FILE-TIME or NAME.");
        require(!lateUpload || !camera.unit().isEmpty(), "--late-upload needs --unit, the car that took the pictures.");
        require(
                start.isEmpty() || kind == SourceKind.VIDEO || timesOf(times, lateUpload) == CaptureTimes.RATE,
                "--start does not go with capture times that come from the files.");
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private static CaptureTimes timesOf(Optional<CaptureTimes> times, boolean lateUpload) {
        return times.orElse(lateUpload ? CaptureTimes.FILE_TIME : CaptureTimes.RATE);
    }

    /** The source in ids: it stays the same when a disk is mounted elsewhere. */
    public String sourceName() {
        return kind == SourceKind.STREAM ? source : nameOf(Path.of(location()));
    }

    private static String nameOf(Path path) {
        return path.getNameCount() == 0
                ? path.toString()
                : path.getName(path.getNameCount() - 1).toString();
    }

    /** The source in full. */
    public String location() {
        return kind == SourceKind.STREAM
                ? source
                : Path.of(source).toAbsolutePath().normalize().toString();
    }

    /** All that names, orders or dates pictures, beside the source and the start: what is resumed must agree in it. */
    public String way() {
        String captures = timesOf(times, lateUpload) == CaptureTimes.RATE
                ? "rate " + (rate.isPresent() ? Double.toString(rate.getAsDouble()) : "of the source")
                : timesOf(times, lateUpload).toString();
        return byUri ? captures + " by URI" : captures;
    }

    /** How fast to publish. An upload is of the past and need not wait, unless it shall. */
    public Pace pace(FrameSource opened) {
        return fast || (lateUpload && rate.isEmpty()) ? Pace.UNLIMITED : opened.pace();
    }

    /** Opens the source behind what is published of it. */
    public FrameSource open(Instant firstCapture, Reached reached, InstantSource clock)
            throws IOException, InterruptedException {
        return switch (kind) {
            case FOLDER ->
                PictureFolder.open(
                        Path.of(source),
                        new PictureFolder.Reading(
                                timesOf(times, lateUpload),
                                new Schedule(firstCapture, new Pace(rate.orElse(PictureFolder.DEFAULT_RATE))),
                                lateUpload ? UploadRule.late(clock.instant()) : UploadRule.ANY,
                                byUri),
                        reached);
            case VIDEO -> VideoFile.open(Path.of(source), firstCapture, rate, reached);
            case STREAM -> MjpegStream.open(URI.create(source), MjpegStream.PATIENCE, clock);
        };
    }
}
