package org.platewatch.cli.publish;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;

/** A stream that is none or that cannot be read on; the message is a sentence for people. */
final class StreamException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    StreamException(URI address, String what) {
        super("The stream " + address + " " + what + ".");
    }

    StreamException(URI address, String what, Throwable cause) {
        super("The stream " + address + " " + what + ".", cause);
    }
}
