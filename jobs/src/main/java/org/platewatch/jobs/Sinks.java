package org.platewatch.jobs;

import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.platewatch.events.CameraHealth;
import org.platewatch.events.DeadLetter;
import org.platewatch.events.Hit;
import org.platewatch.events.PlateRead;
import org.platewatch.index.IndexDocument;
import org.platewatch.index.cluster.Credentials;
import org.platewatch.jobs.config.JobConfig;
import org.platewatch.jobs.config.Setting;
import org.platewatch.jobs.deadletter.DeadLetterRecords;
import org.platewatch.jobs.deadletter.KafkaDeadLetterPublisher;
import org.platewatch.jobs.sink.BulkAction;
import org.platewatch.jobs.sink.ElasticsearchSettings;
import org.platewatch.jobs.sink.ElasticsearchSink;

/** Where the jobs' results go: Kafka and Elasticsearch, as configured. */
final class Sinks {
    private final JobConfig config;
    private final KafkaConnectors kafka;

    Sinks(JobConfig config, KafkaConnectors kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    void publishReads(DataStream<PlateRead> reads) {
        reads.sinkTo(kafka.sink(new ReadRecords())).uid("publish-reads").name("publish reads");
    }

    void indexReads(DataStream<PlateRead> reads) {
        reads.sinkTo(index(read -> create(IndexDocument.of(read))))
                .uid("index-reads")
                .name("index reads");
    }

    void indexHealth(DataStream<CameraHealth> health) {
        health.sinkTo(index(minute -> replace(IndexDocument.of(minute), minute.version())))
                .uid("index-health")
                .name("index health");
    }

    void indexAndPublishHits(DataStream<Hit> hits) {
        hits.sinkTo(index(hit -> replace(IndexDocument.of(hit), hit.count())))
                .uid("index-hits")
                .name("index hits");
        hits.sinkTo(kafka.sink(new HitRecords())).uid("publish-hits").name("publish hits");
    }

    void publishDeadLetters(DataStream<DeadLetter> deadLetters) {
        deadLetters
                .sinkTo(kafka.sink((letter, context, time) -> DeadLetterRecords.toRecord(letter)))
                .uid("publish-dead-letters")
                .name("publish dead letters");
    }

    private <T> ElasticsearchSink<T> index(SerializableFunction<T, BulkAction> action) {
        ElasticsearchSettings settings = ElasticsearchSettings.of(
                config.elasticsearchUris(),
                Credentials.user(config.text(Setting.ELASTICSEARCH_USER), config.elasticsearchPassword()));
        String ca = config.text(Setting.ELASTICSEARCH_CA);
        return ElasticsearchSink.<T>builder()
                .setSettings(ca.isEmpty() ? settings : settings.withCaCertificates(Path.of(ca)))
                .setAction(action)
                .setDeadLetters(KafkaDeadLetterPublisher.factory(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.text(Setting.KAFKA_BOOTSTRAP))))
                .build();
    }

    private static BulkAction create(IndexDocument document) {
        return BulkAction.create(document.index(), document.id(), document.json());
    }

    private static BulkAction replace(IndexDocument document, long version) {
        return BulkAction.index(document.index(), document.id(), version, document.json());
    }
}
