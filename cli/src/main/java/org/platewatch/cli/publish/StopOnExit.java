package org.platewatch.cli.publish;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets what runs end cleanly when the process is told to end (Ctrl-C): tells it to stop and waits until it has. */
public final class StopOnExit implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /** @param stop called in a thread of its own, and must not wait */
    public StopOnExit(Runnable stop) {
        hook = new Thread(
                () -> {
                    stop.run();
                    await();
                },
                "stop-on-exit");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void await() {
        try {
            // the process may end without it: what is not kept yet is only done again
            boolean inTime = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                System.err.println("platewatch: did not end within " + PATIENCE.toSeconds() + " seconds.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that it has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending and the hook has run
        }
    }
}
