package org.platewatch.cli.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the capture time of a picture in a folder comes from. */
public enum CaptureTimes {
    /** When the file was last modified. */
    FILE_TIME,
    /** A timestamp anywhere in the file's name, {@value #NAME_PATTERN} in UTC; the milliseconds may be missing. */
    NAME,
    /** The picture's number in the folder, by a {@link Schedule}. */
    RATE;

    /** The timestamp of a name; the T may also be _ or -. */
    public static final String NAME_PATTERN = "yyyyMMddTHHmmssSSS";

    private static final Pattern IN_NAME = Pattern.compile("(?<!\\d)(\\d{8})[T_-](\\d{6})(\\d{3})?(?!\\d)");
    private static final DateTimeFormatter DIGITS = new DateTimeFormatterBuilder()
            .appendPattern("uuuuMMddHHmmss")
            .appendValue(ChronoField.MILLI_OF_SECOND, 3)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    /** What a file says of its capture; nothing if it does not, and for {@link #RATE}. */
    Optional<Instant> of(Path file) throws IOException {
        return switch (this) {
            case FILE_TIME ->
                Optional.of(Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS));
            case NAME -> inName(file.getFileName().toString());
            case RATE -> Optional.empty();
        };
    }

    private static Optional<Instant> inName(String name) {
        Matcher timestamp = IN_NAME.matcher(name);
        while (timestamp.find()) {
            String millis = timestamp.group(3) == null ? "000" : timestamp.group(3);
            try {
                return Optional.of(LocalDateTime.parse(timestamp.group(1) + timestamp.group(2) + millis, DIGITS)
                        .toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // digits that only look like one, such as a serial number: a later one may be meant
            }
        }
        return Optional.empty();
    }

    /** As an option says it. */
    @Override
    public String toString() {
        return name().replace('_', '-');
    }
}
