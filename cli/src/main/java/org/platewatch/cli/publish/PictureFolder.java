package org.platewatch.cli.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.platewatch.events.frame.FrameBinding;
import org.platewatch.events.frame.FrameContent;
import org.platewatch.recognition.image.UnreadableImageException;

/**
 * The JPEG and PNG files of a folder, without those of folders in it: by capture time and name, or by name where the
 * files do not tell their time.
 */
final class PictureFolder implements FrameSource {
    /** Frames per second of a folder that nobody gave a rate. */
    static final double DEFAULT_RATE = 5;

    /**
     * How a folder is read.
     *
     * @param schedule gives the pace, and the capture times for {@link CaptureTimes#RATE}
     * @param rule which captures are taken
     * @param byUri publish where the pictures lie instead of the pictures
     */
    record Reading(CaptureTimes times, Schedule schedule, UploadRule rule, boolean byUri) {}

    private record Entry(String name, Optional<Instant> capturedAt) {
        static final Comparator<Entry> ORDER = Comparator.comparing(
                        (Entry entry) -> entry.capturedAt().orElse(Instant.MIN))
                .thenComparing(Entry::name);
    }

    private final Path folder;
    private final Reading reading;
    private final Iterator<Entry> entries;
    private long number;

    private PictureFolder(Path folder, Reading reading, Iterator<Entry> entries, long number) {
        this.folder = folder;
        this.reading = reading;
        this.entries = entries;
        this.number = number;
    }

    /**
     * Lists the folder; what is added to it later is found by the next run.
     *
     * @throws IOException if it cannot be read or holds no picture
     */
    static PictureFolder open(Path folder, Reading reading, Reached reached) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(PictureFolder::isPicture).toList()) {
                entries.add(
                        new Entry(file.getFileName().toString(), reading.times().of(file)));
            }
        }
        if (entries.isEmpty()) {
            throw new IOException("The folder " + folder + " holds no JPEG or PNG pictures.");
        }
        if (reached.done() > 0) {
            Entry last = new Entry(
                    reached.last(),
                    reading.times() == CaptureTimes.RATE ? Optional.empty() : Optional.of(reached.lastCapturedAt()));
            entries.removeIf(entry -> Entry.ORDER.compare(entry, last) <= 0);
        }
        entries.sort(Entry.ORDER);
        return new PictureFolder(folder, reading, entries.iterator(), reached.done());
    }

    @Override
    public Optional<Offer> next() {
        return entries.hasNext() ? Optional.of(offer(entries.next(), number++)) : Optional.empty();
    }

    @Override
    public Pace pace() {
        return reading.schedule().pace();
    }

    @Override
    public void close() {}

    private Offer offer(Entry entry, long at) {
        Optional<Instant> capturedAt = reading.times() == CaptureTimes.RATE
                ? Optional.of(reading.schedule().capturedAt(at))
                : entry.capturedAt();
        if (capturedAt.isEmpty()) {
            return new Refusal("%s was left out: its name holds no time like %s."
                    .formatted(entry.name(), CaptureTimes.NAME_PATTERN));
        }
        return reading.rule()
                .refusal(entry.name(), capturedAt.get())
                .<Offer>map(Refusal::new)
                .orElseGet(() -> read(entry.name(), at, capturedAt.get()));
    }

    private Offer read(String name, long at, Instant capturedAt) {
        Path file = folder.resolve(name);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(FrameBinding.MAX_BYTES + 1);
            if (bytes.length > FrameBinding.MAX_BYTES) {
                return EncodedPicture.tooLarge(name, Files.size(file));
            }
            FrameContent content = EncodedPicture.contentOf(bytes);
            return reading.byUri()
                    ? new Picture(at, name, capturedAt, FrameContent.URI, uriOf(file))
                    : new Picture(at, name, capturedAt, content, bytes);
        } catch (UnreadableImageException e) {
            return EncodedPicture.unreadable(name, e);
        } catch (IOException e) {
            return new Refusal(name + " was left out, it cannot be read: " + e.getMessage() + ".");
        }
    }

    private static byte[] uriOf(Path file) {
        // absolute and without . or .., because the job compares it with the folders that it may read
        return file.toAbsolutePath().normalize().toUri().toASCIIString().getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isPicture(Path file) {
        return Files.isRegularFile(file)
                && file.getFileName().toString().toLowerCase(Locale.ROOT).matches("[^.].*\\.(jpe?g|png)");
    }
}
