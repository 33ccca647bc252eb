package org.platewatch.cli.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.platewatch.events.frame.FrameBinding;

/** Against a real HTTP server that is a camera, a broken one, or none. */
@Timeout(60)
class MjpegStreamTest {
    private static final String MULTIPART = "multipart/x-mixed-replace; boundary=frame";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");

    private final CountDownLatch testEnds = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    /** What the other side writes. */
    private interface Body {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stopServer() {
        testEnds.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "frame, --frame, true",
        "frame, --frame, false",
        "--frame, --frame, true",
        "--frame, ----frame, false",
        "\"my-frame\", --my-frame, false"
    })
    void shouldReadPicturesWithAndWithoutLength(String said, String written, boolean length) throws Exception {
        serve("Multipart/X-Mixed-Replace;boundary=" + said, out -> {
            write(out, "a preamble\r\n");
            for (int i = 0; i < 3; i++) {
                byte[] jpeg = Given.jpeg(i);
                write(out, written + "\r\nContent-Type: image/jpeg\r\n");
                write(out, length ? "content-length:" + jpeg.length + "\r\n\r\n" : "\r\n");
                out.write(jpeg);
                write(out, "\r\n");
            }
            write(out, written + "--\r\nan epilogue");
        });

        List<Picture> pictures = Given.pictures(read());

        assertThat(pictures).extracting(Picture::number).containsExactly(0L, 1L, 2L);
        assertThat(pictures).extracting(Picture::capturedAt).containsOnly(NOW);
        for (int i = 0; i < 3; i++) {
            assertThat(pictures.get(i).bytes()).isEqualTo(Given.jpeg(i));
        }
    }

    @Test
    void shouldNotTakeBytesOfAPictureForABoundary() throws Exception {
        byte[] tricky = "\r\n--fram\n-frame --frame".getBytes(ISO_8859_1);
        byte[] jpeg = Given.jpeg(1);
        byte[] withComment = new byte[jpeg.length + 4 + tricky.length];
        System.arraycopy(jpeg, 0, withComment, 0, 2);
        withComment[2] = (byte) 0xFF;
        withComment[3] = (byte) 0xFE;
        withComment[5] = (byte) (tricky.length + 2);
        System.arraycopy(tricky, 0, withComment, 6, tricky.length);
        System.arraycopy(jpeg, 2, withComment, 6 + tricky.length, jpeg.length - 2);
        serve(MULTIPART, out -> {
            write(out, "--frame\r\n\r\n");
            out.write(withComment);
            write(out, "\n--frame--");
        });

        assertThat(Given.pictures(read()))
                .singleElement()
                .satisfies(picture -> assertThat(picture.bytes()).isEqualTo(withComment));
    }

    @Test
    void shouldLeaveOutAPartThatIsNoPictureAndGoOn() throws Exception {
        serve(MULTIPART, out -> {
            part(out, "<html>busy</html>".getBytes(ISO_8859_1));
            part(out, Given.jpeg(2));
        });

        List<Offer> offers = read();

        assertThat(Given.refusals(offers)).containsExactly("frame-000000 was left out: neither JPEG nor PNG.");
        assertThat(Given.pictures(offers)).extracting(Picture::name).containsExactly("frame-000001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "multipart/x-mixed-replace",
                "multipart/x-mixed-replace; boundary=",
                "multipart/x-mixed-replace; boundary=\"--\"",
                "image/jpeg"
            })
    void shouldSayThatSomethingElseAnswers(String contentType) throws Exception {
        serve(contentType, out -> write(out, "something"));

        assertFails("is no Motion JPEG stream: its content type is '" + contentType + "'");
    }

    @Test
    void shouldSayTheStatusOfARefusal() throws Exception {
        server.createContext("/stream", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });

        assertFails("answers with status 401.");
    }

    @Test
    void shouldSayThatNothingAnswers() {
        URI nobody = address();
        server.stop(0);

        assertThatThrownBy(() -> MjpegStream.open(nobody, PATIENCE, InstantSource.system()))
                .isInstanceOf(StreamException.class)
                .hasMessageStartingWith("The stream " + nobody + " does not answer");
    }

    @Test
    void shouldRefuseALengthThatNoFrameMayHave() throws Exception {
        serve(MULTIPART, out -> {
            write(out, "--frame\r\nContent-Length: 999999999999\r\n\r\n");
            endlessly(out, "x");
        });

        assertFails("cannot be read on: a picture has more than 4,194,304 bytes.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "99999999999999999999999"})
    void shouldRefuseALengthThatIsNone(String length) throws Exception {
        serve(MULTIPART, out -> write(out, "--frame\r\nContent-Length: " + length + "\r\n\r\n"));

        assertFails("cannot be read on: a part says that its length is '" + length + "'.");
    }

    @Test
    void shouldEndAPictureWithoutEnd() throws Exception {
        serve(MULTIPART, out -> {
            write(out, "--frame\r\n\r\n");
            endlessly(out, "\n--fram");
        });

        assertFails("cannot be read on: a picture has more than 4,194,304 bytes.");
    }

    @Test
    void shouldEndAHeaderWithoutEnd() throws Exception {
        serve(MULTIPART, out -> {
            write(out, "--frame\r\n");
            endlessly(out, "X-Header: again\r\n");
        });

        assertFails("cannot be read on: the header of a part is longer than 16384 bytes.");
    }

    @Test
    void shouldEndAStreamWithoutBoundary() throws Exception {
        serve(MULTIPART, out -> endlessly(out, "--other\r\n"));

        assertFails("cannot be read on: there is no boundary within 16384 bytes.");
    }

    @Test
    void shouldSayThatAPictureBrokeOff() throws Exception {
        serve(MULTIPART, out -> write(out, "--frame\r\nContent-Length: 1000\r\n\r\nonly this"));

        assertFails("cannot be read on: it broke off in the middle of a picture.");
    }

    @Test
    void shouldHoldFramesUpToTheLimit() throws Exception {
        byte[] largest = Arrays.copyOf(Given.jpeg(1), FrameBinding.MAX_BYTES);
        serve(MULTIPART, out -> part(out, largest));

        assertThat(Given.pictures(read())).hasSize(1);
    }

    @Test
    void shouldGiveUpOnACameraThatSaysNothing() throws Exception {
        serve(MULTIPART, out -> {
            part(out, Given.jpeg(1));
            out.flush();
            testEnds.await();
        });

        try (FrameSource stream = MjpegStream.open(address(), Duration.ofMillis(500), InstantSource.system())) {
            assertThat(stream.next()).isPresent();
            assertThatThrownBy(stream::next)
                    .isInstanceOf(StreamException.class)
                    .hasMessage("The stream " + address() + " sent no picture for 0.5 seconds.");
        }
    }

    @Test
    void shouldStopWhileItWaits() throws Exception {
        serve(MULTIPART, out -> {
            part(out, Given.jpeg(1));
            out.flush();
            testEnds.await();
        });

        try (FrameSource stream = MjpegStream.open(address(), PATIENCE, InstantSource.system())) {
            stream.next();
            Future<Optional<Offer>> waiting = threads.submit(stream::next);
            Thread.sleep(200);
            stream.stop();
            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    private List<Offer> read() throws Exception {
        try (FrameSource stream = MjpegStream.open(address(), PATIENCE, InstantSource.fixed(NOW))) {
            return Given.all(stream);
        }
    }

    private void assertFails(String how) {
        assertThatThrownBy(this::read)
                .isInstanceOf(StreamException.class)
                .message()
                .startsWith("The stream " + address() + " " + how);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stream");
    }

    private void serve(String contentType, Body body) {
        server.createContext("/stream", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                body.write(out);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void part(OutputStream out, byte[] bytes) throws IOException {
        write(out, "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + bytes.length + "\r\n\r\n");
        out.write(bytes);
        write(out, "\r\n");
    }

    private void endlessly(OutputStream out, String text) throws IOException {
        byte[] many = text.repeat(1000).getBytes(ISO_8859_1);
        while (testEnds.getCount() > 0) {
            out.write(many); // ends with an exception when the reader hangs up
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
    }
}
