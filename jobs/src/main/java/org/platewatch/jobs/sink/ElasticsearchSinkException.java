package org.platewatch.jobs.sink;

/** The sink cannot go on; its message is a sentence for the operator. */
public final class ElasticsearchSinkException extends RuntimeException {
    ElasticsearchSinkException(String sentence) {
        super(sentence);
    }

    ElasticsearchSinkException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
