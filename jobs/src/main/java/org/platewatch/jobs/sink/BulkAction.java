package org.platewatch.jobs.sink;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * One document on its way to Elasticsearch: where it goes, under which id, and its JSON as it will be stored.
 *
 * <p>Ids are deterministic, so that a replay meets its own document: {@link Operation#CREATE} never rewrites one, and
 * {@link Operation#INDEX} only replaces an older version.
 *
 * @param version version of the document for {@code INDEX}, such as the count of a hit; 0 for {@code CREATE}
 * @param json the document; one JSON object
 * @param attempts failed tries that were held against this very document, not against a server that was busy or away
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the point; equality below compares their content
public record BulkAction(Operation operation, String index, String id, long version, byte[] json, int attempts)
        implements Serializable {
    /** What to do with the document. */
    public enum Operation {
        /** Write it unless its id is taken. */
        CREATE,
        /** Write it unless its id holds a newer version. */
        INDEX
    }

    /** The part of a bulk request that is neither JSON, index nor id, at most. */
    private static final int FRAME_BYTES = 96;

    public BulkAction {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(json, "json");
        if (index.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException("a document needs an index and an id");
        }
        if (version < 0 || attempts < 0) {
            throw new IllegalArgumentException("version and attempts must not be negative");
        }
    }

    /** A document that is written once: one whose id is already there is left as it is. */
    public static BulkAction create(String index, String id, byte[] json) {
        return new BulkAction(Operation.CREATE, index, id, 0, json, 0);
    }

    /** A document that grows: it replaces any version that is not newer. */
    public static BulkAction index(String index, String id, long version, byte[] json) {
        return new BulkAction(Operation.INDEX, index, id, version, json, 0);
    }

    /** What the document takes in a bulk request, rounded up. */
    public long sizeInBytes() {
        return (long) json.length + index.length() + id.length() + FRAME_BYTES;
    }

    /** The same document with one more failed try held against it. */
    BulkAction failedOnce() {
        return new BulkAction(operation, index, id, version, json, attempts + 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BulkAction that
                && operation == that.operation
                && index.equals(that.index)
                && id.equals(that.id)
                && version == that.version
                && attempts == that.attempts
                && Arrays.equals(json, that.json);
    }

    @Override
    public int hashCode() {
        return Objects.hash(operation, index, id, version, attempts, Arrays.hashCode(json));
    }

    /** Names the document but does not show it: its plate must not end up in a log. */
    @Override
    public String toString() {
        return operation + " " + index + "/" + id;
    }
}
