package org.platewatch.cli.publish;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The parts of a {@code multipart/x-mixed-replace} body, as cameras write it: with a length or without, with the
 * boundary's dashes counted in or not. Holds one part in memory and believes nothing that the other side says of sizes.
 */
final class MultipartReader {
    /** Most bytes of a part's header, or before a boundary. */
    static final int MAX_HEADER_BYTES = 16 * 1024;

    private static final int CHUNK_BYTES = 64 * 1024;

    private final InputStream in;
    private final byte[] boundary;
    private final int maxPartBytes;

    private boolean atPart;
    private boolean ended;
    private int budget;

    /** @param boundary as the content type says it; more than dashes */
    MultipartReader(InputStream in, String boundary, int maxPartBytes) {
        this.in = new BufferedInputStream(in, CHUNK_BYTES);
        this.boundary = withoutDashes(boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.maxPartBytes = maxPartBytes;
    }

    /**
     * Goes to the next part's header; false at the end.
     *
     * @throws IOException if no boundary comes
     */
    boolean advance() throws IOException {
        budget = MAX_HEADER_BYTES;
        while (!atPart && !ended) {
            Optional<String> line = line("there is no boundary within " + MAX_HEADER_BYTES + " bytes");
            String expected = new String(boundary, StandardCharsets.ISO_8859_1);
            if (line.isEmpty()) {
                ended = true;
            } else if (line.get().startsWith("--") && withoutDashes(line.get()).startsWith(expected)) {
                endOfDelimiter(withoutDashes(line.get()).substring(expected.length()));
            }
        }
        return !ended;
    }

    /**
     * The body of the part that {@link #advance} went to.
     *
     * @throws IOException if its header does not end, or it is too large or cut off
     */
    byte[] body() throws IOException {
        atPart = false;
        OptionalLong length = lengthInHeader();
        if (length.isEmpty()) {
            return bodyUntilDelimiter();
        }
        if (length.getAsLong() > maxPartBytes) {
            throw tooLarge();
        }
        byte[] body = in.readNBytes((int) length.getAsLong());
        if (body.length < length.getAsLong()) {
            throw cutOff();
        }
        return body;
    }

    private OptionalLong lengthInHeader() throws IOException {
        budget = MAX_HEADER_BYTES;
        OptionalLong length = OptionalLong.empty();
        while (true) {
            String line = line("the header of a part is longer than " + MAX_HEADER_BYTES + " bytes")
                    .orElseThrow(MultipartReader::cutOff);
            if (line.isEmpty()) {
                return length;
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                String value = line.substring(line.indexOf(':') + 1).strip();
                if (!value.matches("\\d{1,18}")) {
                    throw new IOException("a part says that its length is '" + shortened(value) + "'");
                }
                length = OptionalLong.of(Long.parseLong(value));
            }
        }
    }

    private byte[] bodyUntilDelimiter() throws IOException {
        Tail body = new Tail();
        for (int b = in.read(); b >= 0; b = in.read()) {
            body.write(b);
            OptionalInt length = body.lengthBefore(boundary);
            if (length.isPresent()) {
                budget = MAX_HEADER_BYTES;
                endOfDelimiter(line("a boundary does not end").orElse("--"));
                if (length.getAsInt() > maxPartBytes) {
                    throw tooLarge();
                }
                return body.first(length.getAsInt());
            }
            if (body.size() > maxPartBytes + MAX_HEADER_BYTES) { // room for a boundary
                throw tooLarge();
            }
        }
        throw cutOff();
    }

    private void endOfDelimiter(String rest) {
        ended = rest.startsWith("--");
        atPart = !ended;
    }

    /** The next line without its end; nothing at the end of the stream. */
    private Optional<String> line(String complaint) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (--budget < 0) {
                throw new IOException(complaint);
            }
            if (b == '\n') {
                return Optional.of(line.toString().stripTrailing());
            }
            line.append((char) b);
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
    }

    private IOException tooLarge() {
        return new IOException("a picture has more than %,d bytes".formatted(maxPartBytes));
    }

    private static IOException cutOff() {
        return new EOFException("it broke off in the middle of a picture");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static String withoutDashes(String text) {
        return text.replaceFirst("^-+", "");
    }

    /** Bytes whose end can be looked at. */
    private static final class Tail extends ByteArrayOutputStream {
        /** If a line of dashes and the boundary has just come: the number of bytes before it and its line break. */
        OptionalInt lengthBefore(byte[] boundary) {
            int at = count - boundary.length;
            if (at < 0
                    || buf[count - 1] != boundary[boundary.length - 1]
                    || !Arrays.equals(buf, at, count, boundary, 0, boundary.length)) {
                return OptionalInt.empty();
            }
            int dashes = 0;
            while (at > 0 && buf[at - 1] == '-') {
                at--;
                dashes++;
            }
            if (dashes < 2 || at == 0 || buf[at - 1] != '\n') {
                return OptionalInt.empty();
            }
            at--;
            return OptionalInt.of(at > 0 && buf[at - 1] == '\r' ? at - 1 : at);
        }

        byte[] first(int bytes) {
            return Arrays.copyOf(buf, bytes);
        }
    }
}
