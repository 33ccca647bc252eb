package org.platewatch.index.cluster;

import java.io.Serial;

/** A cluster that could not be reached or did not do as asked; the message is one sentence for whoever asked. */
public final class ClusterException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public ClusterException(String message) {
        super(message);
    }

    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
