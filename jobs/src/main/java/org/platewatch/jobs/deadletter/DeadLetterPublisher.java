package org.platewatch.jobs.deadletter;

import java.io.Serializable;
import java.util.concurrent.CompletionStage;
import org.platewatch.events.DeadLetter;

/** Puts messages that could not be used where somebody will look at them. */
public interface DeadLetterPublisher extends AutoCloseable {
    /** The stage completes once the dead letter is safe, or exceptionally when it is not. */
    CompletionStage<Void> publish(DeadLetter letter);

    @Override
    void close();

    /** Opens a publisher on the task manager. */
    @FunctionalInterface
    interface Factory extends Serializable {
        DeadLetterPublisher open();
    }
}
