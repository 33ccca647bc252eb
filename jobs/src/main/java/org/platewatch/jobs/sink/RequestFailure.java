package org.platewatch.jobs.sink;

import java.util.Objects;

/**
 * Why a bulk request as a whole brought no answer for its documents.
 *
 * @param description what happened, for a log line or a sentence to the operator
 */
record RequestFailure(Kind kind, String description) {
    enum Kind {
        /** The server is away or overloaded: try again, however often. */
        UNAVAILABLE,
        /** Too large, or spoilt by one of its documents: send it in halves. */
        INDIGESTIBLE,
        /** Refused for what the sink is or where it points: try again a few times, then fail the job. */
        REFUSED
    }

    RequestFailure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
    }

    static RequestFailure ofStatus(int status, String description) {
        return new RequestFailure(kindOf(status), description);
    }

    static RequestFailure unavailable(String description) {
        return new RequestFailure(Kind.UNAVAILABLE, description);
    }

    static RequestFailure refused(String description) {
        return new RequestFailure(Kind.REFUSED, description);
    }

    private static Kind kindOf(int status) {
        return switch (status) {
            case 400, 413 -> Kind.INDIGESTIBLE;
            case 408, 429, 502, 503, 504 -> Kind.UNAVAILABLE;
            default -> Kind.REFUSED;
        };
    }
}
