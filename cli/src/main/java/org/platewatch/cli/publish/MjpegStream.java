package org.platewatch.cli.publish;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.platewatch.events.frame.FrameBinding;
import org.platewatch.recognition.image.UnreadableImageException;

/**
 * A camera's Motion JPEG stream, {@code multipart/x-mixed-replace} over HTTP or HTTPS. A picture counts as captured
 * when it begins to arrive. The other side is not trusted: sizes and waiting times have limits.
 */
final class MjpegStream implements FrameSource {
    /** How long a camera may take for an answer, and for a picture. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern CONTENT_TYPE = Pattern.compile(
            "multipart/x-mixed-replace\\s*;(?:.*;)?\\s*boundary=\"?(-*[^-\\s;\"][^\\s;\"]{0,198})\"?.*",
            Pattern.CASE_INSENSITIVE);

    private final URI address;
    private final HttpClient client;
    private final InputStream body;
    private final MultipartReader parts;
    private final Duration patience;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mjpeg-patience").factory());

    private volatile boolean stopped;
    private volatile boolean late;
    private long number;

    private MjpegStream(
            URI address,
            HttpClient client,
            InputStream body,
            MultipartReader parts,
            Duration patience,
            InstantSource clock) {
        this.address = address;
        this.client = client;
        this.body = body;
        this.parts = parts;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Connects.
     *
     * @throws IOException if nothing answers, or something else than such a stream
     */
    static MjpegStream open(URI address, Duration patience, InstantSource clock)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(patience).build(), BodyHandlers.ofInputStream());
            MultipartReader parts =
                    new MultipartReader(answer.body(), boundary(address, answer), FrameBinding.MAX_BYTES);
            return new MjpegStream(address, client, answer.body(), parts, patience, clock);
        } catch (IOException e) {
            client.shutdownNow();
            throw e instanceof StreamException
                    ? e
                    : new StreamException(
                            address, "does not answer" + (e.getMessage() == null ? "" : ": " + e.getMessage()), e);
        }
    }

    private static String boundary(URI address, HttpResponse<?> answer) throws StreamException {
        if (answer.statusCode() != 200) {
            throw new StreamException(address, "answers with status " + answer.statusCode());
        }
        String type = answer.headers().firstValue("content-type").orElse("");
        Matcher multipart = CONTENT_TYPE.matcher(type);
        if (!multipart.matches()) {
            String shown = type.length() <= 80 ? type : type.substring(0, 80) + "...";
            throw new StreamException(
                    address,
                    "is no Motion JPEG stream: its content type is '" + shown
                            + "' instead of multipart/x-mixed-replace with a boundary");
        }
        return multipart.group(1);
    }

    @Override
    public Optional<Offer> next() throws IOException {
        Future<?> patienceEnds = timer.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return parts.advance() ? Optional.of(part()) : Optional.empty();
        } catch (IOException e) {
            if (stopped) {
                return Optional.empty();
            }
            throw late
                    ? new StreamException(
                            address, "sent no picture for " + patience.toMillis() / 1000.0 + " seconds", e)
                    : new StreamException(address, "cannot be read on: " + e.getMessage(), e);
        } finally {
            patienceEnds.cancel(false);
        }
    }

    private Offer part() throws IOException {
        Instant capturedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String name = "frame-%06d".formatted(number);
        byte[] bytes = parts.body();
        try {
            return new Picture(number, name, capturedAt, EncodedPicture.contentOf(bytes), bytes);
        } catch (UnreadableImageException e) {
            return EncodedPicture.unreadable(name, e);
        } finally {
            number++;
        }
    }

    private void giveUp() {
        late = true;
        disconnect();
    }

    /** The camera sets it. */
    @Override
    public Pace pace() {
        return Pace.UNLIMITED;
    }

    @Override
    public void stop() {
        stopped = true;
        disconnect();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        disconnect();
    }

    private void disconnect() {
        client.shutdownNow();
        try {
            body.close(); // wakes a thread that waits for bytes
        } catch (IOException e) {
            // nothing more was wanted from it
        }
    }
}
