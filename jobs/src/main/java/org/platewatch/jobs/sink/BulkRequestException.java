package org.platewatch.jobs.sink;

/** A bulk request failed as a whole. */
@SuppressWarnings("serial") // never leaves the task manager
final class BulkRequestException extends Exception {
    private final transient RequestFailure failure;

    BulkRequestException(RequestFailure failure, Throwable cause) {
        super(failure.description(), cause);
        this.failure = failure;
    }

    RequestFailure failure() {
        return failure;
    }
}
