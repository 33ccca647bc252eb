package org.platewatch.benchmarks;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Holds records back until a file exists, so that a measurement starts when everything else is ready. */
final class Gate<T> extends RichMapFunction<T, T> {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int POLL_MILLIS = 5;

    private final String file;
    private transient Path opened;
    private transient boolean open;

    Gate(Path file) {
        this.file = file.toString();
    }

    static void open(Path file) throws IOException {
        Files.createFile(file);
    }

    @Override
    public void open(OpenContext context) {
        opened = Path.of(file);
        open = false;
    }

    @Override
    public T map(T value) throws InterruptedException {
        while (!open) {
            open = Files.exists(opened);
            if (!open) {
                Thread.sleep(POLL_MILLIS);
            }
        }
        return value;
    }
}
