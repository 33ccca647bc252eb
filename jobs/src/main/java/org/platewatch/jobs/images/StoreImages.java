package org.platewatch.jobs.images;

import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.platewatch.events.PlateRead;
import org.platewatch.jobs.fusion.FusedRead;

/**
 * Stores the two pictures of a read in the background and gives the read their addresses. A read goes on only when its
 * pictures lie where it says: what cannot be written is tried again, and then fails the job rather than lose a picture.
 */
public final class StoreImages extends RichAsyncFunction<FusedRead, PlateRead> {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int WRITERS = 4;

    private final ImageFolder folder;

    private transient ExecutorService writers;
    private transient Counter stored;

    public StoreImages(ImageFolder folder) {
        this.folder = folder;
    }

    @Override
    public void open(OpenContext context) {
        writers = Executors.newFixedThreadPool(WRITERS);
        stored = getRuntimeContext().getMetricGroup().counter("images");
    }

    @Override
    public void close() {
        if (writers != null) {
            writers.shutdownNow();
        }
    }

    @Override
    public void asyncInvoke(FusedRead fused, ResultFuture<PlateRead> result) {
        if (folder.keepsNothing()) {
            result.complete(List.of(fused.read()));
            return;
        }
        writers.execute(() -> {
            try {
                result.complete(List.of(store(fused)));
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
    }

    private PlateRead store(FusedRead fused) throws IOException {
        String crop = folder.cropOf(fused.read());
        String context = folder.contextOf(fused.read());
        ImageFolder.write(crop, fused.crop());
        ImageFolder.write(context, fused.context());
        stored.inc(2);
        return fused.read().withImages(crop, context);
    }
}
