package org.platewatch.events;

/** Why a message was set aside; each has its own counter. In headers the lower-case form. */
public enum DeadLetterCategory {
    /** Not the format at all: broken JSON, a missing header, not an image. */
    MALFORMED,
    /** The format, but a field is missing or out of its range. */
    INVALID,
    /** Larger than the contract allows. */
    OVERSIZED,
    /** Captured in the future: the camera's clock is wrong. */
    CLOCK,
    /** Captured before the retention period: it would have to be deleted at once. */
    EXPIRED,
    /** It points to a picture that cannot be fetched. */
    UNAVAILABLE,
    /** Refused by Elasticsearch for what it says. */
    REJECTED
}
