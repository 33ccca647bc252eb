package org.platewatch.jobs.sink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.platewatch.jobs.sink.BulkAction.Operation;

/**
 * Writes the documents that were not sent yet into a checkpoint, in a layout of its own that outlives class changes.
 */
final class BulkActionStateSerializer implements SimpleVersionedSerializer<BufferedRequestState<BulkAction>> {
    private static final int VERSION = 1;
    private static final int CODE_CREATE = 1;
    private static final int CODE_INDEX = 2;
    /** Operation, version, attempts and three lengths: what even an empty document takes. */
    private static final int MIN_ENTRY_BYTES = 1 + Long.BYTES + 4 * Integer.BYTES;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(BufferedRequestState<BulkAction> state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        List<RequestEntryWrapper<BulkAction>> entries = state.getBufferedRequestEntries();
        out.writeInt(entries.size());
        for (RequestEntryWrapper<BulkAction> entry : entries) {
            writeAction(entry.getRequestEntry(), out);
        }
        return bytes.toByteArray();
    }

    @Override
    public BufferedRequestState<BulkAction> deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("The Elasticsearch sink's state has version " + version
                    + ", but this build reads only version " + VERSION + ".");
        }
        try {
            return new BufferedRequestState<>(readActions(new DataInputStream(new ByteArrayInputStream(serialized))));
        } catch (EOFException e) {
            throw corrupt("it ends too early", e);
        } catch (IllegalArgumentException e) {
            throw corrupt(e.getMessage(), e);
        }
    }

    private static void writeAction(BulkAction action, DataOutputStream out) throws IOException {
        out.writeByte(
                switch (action.operation()) {
                    case CREATE -> CODE_CREATE;
                    case INDEX -> CODE_INDEX;
                });
        out.writeLong(action.version());
        out.writeInt(action.attempts());
        writeBytes(action.index().getBytes(StandardCharsets.UTF_8), out);
        writeBytes(action.id().getBytes(StandardCharsets.UTF_8), out);
        writeBytes(action.json(), out);
    }

    private static List<RequestEntryWrapper<BulkAction>> readActions(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available() / MIN_ENTRY_BYTES) {
            throw new IllegalArgumentException("it cannot hold " + count + " documents");
        }
        List<RequestEntryWrapper<BulkAction>> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            BulkAction action = readAction(in);
            entries.add(new RequestEntryWrapper<>(action, action.sizeInBytes()));
        }
        if (in.available() > 0) {
            throw new IllegalArgumentException(in.available() + " bytes follow its last document");
        }
        return entries;
    }

    private static BulkAction readAction(DataInputStream in) throws IOException {
        int code = in.readUnsignedByte();
        Operation operation = switch (code) {
            case CODE_CREATE -> Operation.CREATE;
            case CODE_INDEX -> Operation.INDEX;
            default -> throw new IllegalArgumentException("operation " + code + " does not exist");
        };
        long version = in.readLong();
        int attempts = in.readInt();
        String index = new String(readBytes(in), StandardCharsets.UTF_8);
        String id = new String(readBytes(in), StandardCharsets.UTF_8);
        return new BulkAction(operation, index, id, version, readBytes(in), attempts);
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IllegalArgumentException("a length of " + length + " does not fit");
        }
        return in.readNBytes(length);
    }

    private static IOException corrupt(String what, Exception cause) {
        return new IOException("The Elasticsearch sink's state is corrupt: " + what + ".", cause);
    }
}
