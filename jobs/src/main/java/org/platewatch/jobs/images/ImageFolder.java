package org.platewatch.jobs.images;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.time.LocalDate;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.platewatch.events.PlateRead;
import org.platewatch.index.IndexFamily;
import org.platewatch.index.IndexName;

/**
 * Where the pictures of reads are kept, through Flink's file systems:
 * {@code {folder}/{Monday}/{camera}/{read}-plate.jpg} and {@code -context.jpg}. A folder a week of capture, as the
 * indices have it, so that both are deleted together.
 *
 * @param uri of the folder, such as {@code s3://alpr-images}; empty keeps no pictures
 */
public record ImageFolder(String uri) implements Serializable {
    public ImageFolder {
        uri = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    public boolean keepsNothing() {
        return uri.isEmpty();
    }

    String cropOf(PlateRead read) {
        return file(read, "plate");
    }

    String contextOf(PlateRead read) {
        return file(read, "context");
    }

    /** A camera's id may hold characters that mean something in a path: no id leaves its folder. */
    private String file(PlateRead read, String what) {
        String camera = read.camera().replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "_");
        LocalDate monday = IndexName.of(IndexFamily.READS, read.capturedAt()).monday();
        return uri + "/" + monday + "/" + camera + "/" + read.id() + "-" + what + ".jpg";
    }

    /** Writes a file, over an older one of the same name: a replay writes the same bytes again. */
    static void write(String file, byte[] bytes) throws IOException {
        Path path = new Path(URI.create(file));
        try (FSDataOutputStream out = path.getFileSystem().create(path, WriteMode.OVERWRITE)) {
            out.write(bytes);
        }
    }
}
