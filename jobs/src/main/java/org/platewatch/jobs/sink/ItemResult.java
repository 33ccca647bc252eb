package org.platewatch.jobs.sink;

import java.util.Objects;

/**
 * What Elasticsearch says about one document of a bulk request.
 *
 * @param status HTTP status of this document alone
 * @param errorType Elasticsearch's name of the error, such as {@code document_parsing_exception}; empty when none
 * @param reason its explanation, which may quote the document; empty when none
 */
record ItemResult(int status, String errorType, String reason) {
    ItemResult {
        Objects.requireNonNull(errorType, "errorType");
        Objects.requireNonNull(reason, "reason");
    }

    static ItemResult ok(int status) {
        return new ItemResult(status, "", "");
    }
}
