package org.platewatch.jobs.sink;

/** What the status of one document in a bulk reply means for it. */
enum ItemOutcome {
    /** It was written. */
    WRITTEN,
    /** Its id was taken by itself in an earlier try, or by a newer version: as good as written. */
    PRESENT,
    /** The server has no room or no shard for it now: try again, however often. */
    BUSY,
    /** The server failed over it or keeps its index shut: try again a few times, then set it aside. */
    FAULT,
    /** Its content is refused and always will be: set it aside. */
    REJECTED,
    /** The sink may not write it: try again a few times, then fail the job, because every document will fare alike. */
    DENIED;

    static ItemOutcome of(ItemResult result) {
        int status = result.status();
        return switch (status) {
            case 409 -> PRESENT;
            case 429, 502, 503, 504 -> BUSY;
            case 401 -> DENIED;
            // one closed index is that document's misfortune; a missing privilege is everybody's
            case 403 -> result.errorType().equals("cluster_block_exception") ? FAULT : DENIED;
            default -> ofRange(status);
        };
    }

    private static ItemOutcome ofRange(int status) {
        if (status >= 200 && status < 300) {
            return WRITTEN;
        }
        return status >= 400 && status < 500 ? REJECTED : FAULT;
    }
}
