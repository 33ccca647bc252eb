package org.platewatch.jobs.frames;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.frame.Frame;
import org.platewatch.events.frame.FrameBinding;
import org.platewatch.events.frame.FrameContent;

/**
 * The pictures of frames: in the message itself, or where it says, through Flink's file systems. Only below the folders
 * that the configuration names: a message must not make the job read other files.
 */
public final class FramePictures implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final List<String> roots;

    /** @param roots URIs of folders, such as {@code s3://frames/} */
    public FramePictures(List<String> roots) {
        this.roots = roots.stream()
                .map(root -> root.endsWith("/") ? root : root + "/")
                .toList();
    }

    /**
     * The encoded picture.
     *
     * @throws InvalidEventException if it lies elsewhere, is not there, or is too large
     */
    public byte[] of(Frame frame) throws InvalidEventException {
        return frame.content() == FrameContent.URI ? fetch(frame.uri().normalize()) : frame.bytes();
    }

    private byte[] fetch(URI uri) throws InvalidEventException {
        if (roots.stream().noneMatch(uri.toString()::startsWith)) {
            throw new InvalidEventException(
                    DeadLetterCategory.INVALID, uri + " lies outside the folders that frame.uri-roots allows");
        }
        Path path = new Path(uri);
        try (FSDataInputStream in = path.getFileSystem().open(path)) {
            byte[] bytes = in.readNBytes(FrameBinding.MAX_BYTES + 1);
            if (bytes.length > FrameBinding.MAX_BYTES) {
                throw new InvalidEventException(
                        DeadLetterCategory.OVERSIZED, uri + " has more than " + FrameBinding.MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new InvalidEventException(
                    DeadLetterCategory.UNAVAILABLE, uri + " cannot be fetched: " + e.getMessage());
        }
    }
}
