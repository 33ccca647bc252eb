package org.platewatch.devstack;

/** A fault of the stack that its user can do something about; the message is one sentence made for that user. */
public final class DevStackException extends RuntimeException {

    public DevStackException(String sentence) {
        super(sentence);
    }

    public DevStackException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
