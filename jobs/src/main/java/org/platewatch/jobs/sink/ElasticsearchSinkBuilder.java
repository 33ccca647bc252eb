package org.platewatch.jobs.sink;

import java.util.Objects;
import java.util.Optional;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.util.function.SerializableFunction;
import org.platewatch.jobs.deadletter.DeadLetterPublisher;

/** Builds an {@link ElasticsearchSink}; all three parts are required. */
public final class ElasticsearchSinkBuilder<T> {
    private Optional<ElasticsearchSettings> settings = Optional.empty();
    private Optional<ElementConverter<T, BulkAction>> converter = Optional.empty();
    private Optional<DeadLetterPublisher.Factory> deadLetters = Optional.empty();

    ElasticsearchSinkBuilder() {}

    public ElasticsearchSinkBuilder<T> setSettings(ElasticsearchSettings newSettings) {
        settings = Optional.of(newSettings);
        return this;
    }

    /** How an element becomes a document; runs on the task's thread and must not fail, since that fails the job. */
    public ElasticsearchSinkBuilder<T> setAction(SerializableFunction<T, BulkAction> action) {
        Objects.requireNonNull(action, "action");
        converter = Optional.of((element, context) -> action.apply(element));
        return this;
    }

    /** Where documents go that Elasticsearch refuses. */
    public ElasticsearchSinkBuilder<T> setDeadLetters(DeadLetterPublisher.Factory newDeadLetters) {
        deadLetters = Optional.of(newDeadLetters);
        return this;
    }

    /** @throws IllegalStateException when a part is missing */
    public ElasticsearchSink<T> build() {
        return new ElasticsearchSink<>(
                converter.orElseThrow(() -> missing("a function that makes documents")),
                settings.orElseThrow(() -> missing("settings")),
                RestBulkTransport::open,
                deadLetters.orElseThrow(() -> missing("a publisher of dead letters")));
    }

    private static IllegalStateException missing(String what) {
        return new IllegalStateException("The Elasticsearch sink needs " + what + ".");
    }
}
