package org.platewatch.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.platewatch.devstack.StackAccess;
import org.platewatch.devstack.Topics.Topic;
import org.platewatch.devstack.testing.StackExtension;
import org.platewatch.devstack.testing.TestStack;
import org.platewatch.events.Topics;
import org.platewatch.index.cluster.ClusterClient;
import org.platewatch.index.cluster.ClusterConnection;
import org.platewatch.index.cluster.ClusterException;
import org.platewatch.index.cluster.Credentials;
import org.platewatch.jobs.deadletter.DeadLetterRecords;
import org.platewatch.jobs.deadletter.KafkaDeadLetterPublisher;
import org.platewatch.jobs.fixtures.DeadLetterTopic;

/** The sink in a running job, against the real server, or a proxy before it that makes its bad hours happen. */
@ExtendWith(StackExtension.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ElasticsearchSinkITCase {
    private static final JsonMapper JSON = new JsonMapper();
    private static final BulkSettings HASTY = BulkSettings.defaults()
            .withBackoff(Duration.ofMillis(1), Duration.ofMillis(50))
            .withFlushInterval(Duration.ofMillis(100));

    @TempDir
    Path folder;

    private final TestStack stack;
    private final DeadLetterTopic deadLetters;
    private ClusterConnection superuser;
    private ClusterClient client;
    private String index;

    ElasticsearchSinkITCase(TestStack stack) {
        this.stack = stack;
        this.deadLetters = new DeadLetterTopic(stack.access().bootstrapServers());
    }

    @BeforeEach
    void createIndex(TestInfo test) throws Exception {
        StackAccess access = stack.access();
        stack.createTopics(Topic.of(Topics.DEAD_LETTERS, 2));
        superuser = ClusterConnection.of(
                access.elasticsearch(),
                Optional.of(access.caCertificate()),
                Credentials.user(access.user(), access.password()));
        client = new ClusterClient(superuser);
        index = "sink-" + test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        JsonNode mapping = JSON.readTree(
                "{\"mappings\":{\"properties\":{\"n\":{\"type\":\"long\"},\"time\":{\"type\":\"date\"}}}}");
        assertThat(client.put("/" + index, mapping).ok()).isTrue();
    }

    @AfterEach
    void close() throws Exception {
        client.send(new Request("DELETE", "/" + index));
        client.close();
    }

    @Test
    void shouldWriteADocumentOnceHoweverOftenItIsSent() throws Exception {
        NumberedDocuments documents = NumberedDocuments.in(index);

        run(documents, 2_500, settings());
        run(documents, 2_500, settings());

        assertThat(count()).isEqualTo(2_500);
        assertThat(document(documents.id(7)).path("_version").asInt()).isEqualTo(1);
        assertThat(deadLetters.withKeyPrefix(index)).isEmpty();
    }

    @Test
    void shouldNotLetAnOlderVersionReplaceANewer() throws Exception {
        for (int version : new int[] {1, 3, 2}) {
            byte[] json = "{\"n\":%d}".formatted(version).getBytes(StandardCharsets.UTF_8);
            BulkAction action = BulkAction.index(index, "grows", version, json);
            execute(environment(new Configuration()), 1, number -> number, sink(settings(), number -> action));
        }

        assertThat(document("grows").at("/_source/n").asInt()).isEqualTo(3);
        assertThat(deadLetters.withKeyPrefix("grows")).isEmpty();
    }

    @Test
    void shouldSetAsideWhatTheMappingRefusesAndWriteTheRest() throws Exception {
        NumberedDocuments documents = NumberedDocuments.in(index).withMisfits(100);

        run(documents, 1_000, settings());

        assertThat(count()).isEqualTo(990);
        assertThat(deadLetters.withKeyPrefix(index))
                .hasSize(10)
                .allSatisfy(letter -> assertThat(letter.value())
                        .isEqualTo(documents.apply(numberIn(letter.key())).json()))
                .allSatisfy(letter -> assertThat(letter.headers()
                                .lastHeader(DeadLetterRecords.REASON)
                                .value())
                        .asString()
                        .startsWith(index + ": HTTP 400 document_parsing_exception"));
    }

    @Test
    void shouldTryAgainWhenTheServerIsBusyOrItsProxyHasNone() throws Exception {
        int[] faults = {429, 503, 429, 502, 504, 429};
        try (FaultyProxy proxy = new FaultyProxy(superuser, (n, bytes) -> n < faults.length ? faults[n] : 0)) {
            run(NumberedDocuments.in(index), 3_000, settings(proxy));

            assertThat(proxy.refused()).isEqualTo(faults.length);
        }
        assertThat(count()).isEqualTo(3_000);
        assertThat(deadLetters.withKeyPrefix(index)).isEmpty();
    }

    @Test
    void shouldSendInHalvesWhatIsTooLargeForTheServer() throws Exception {
        NumberedDocuments documents = NumberedDocuments.in(index).withPadded(123);
        try (FaultyProxy proxy = new FaultyProxy(superuser, (n, bytes) -> bytes > 20_000 ? 413 : 0)) {
            run(documents, 1_000, settings(proxy));

            assertThat(proxy.refused()).isPositive();
        }
        assertThat(count()).isEqualTo(999);
        assertThat(deadLetters.withKeyPrefix(index))
                .singleElement()
                .satisfies(letter -> assertThat(letter.key()).isEqualTo(documents.id(123)));
    }

    @Test
    void shouldFailWithASentenceWhenThePasswordIsWrong() {
        ElasticsearchSettings wrong = new ElasticsearchSettings(
                List.of(superuser.url()), Credentials.user("elastic", "wrong"), superuser.caCertificates(), HASTY);

        assertThatThrownBy(() -> run(NumberedDocuments.in(index), 10, wrong))
                .rootCause()
                .isInstanceOf(ElasticsearchSinkException.class)
                .hasMessage("Elasticsearch refused the sink 8 times: HTTP 401 security_exception."
                        + " Check its address, its credentials and their privileges.");
    }

    @Test
    void shouldFailWithASentenceWhenItMayNotWrite() throws Exception {
        JsonNode role = JSON.readTree("{\"indices\":[{\"names\":[\"others-*\"],\"privileges\":[\"write\"]}]}");
        JsonNode user = JSON.readTree("{\"password\":\"of-one-test\",\"roles\":[\"writes-others\"]}");
        assertThat(client.put("/_security/role/writes-others", role).ok()).isTrue();
        assertThat(client.put("/_security/user/" + index, user).ok()).isTrue();
        ElasticsearchSettings stranger = new ElasticsearchSettings(
                List.of(superuser.url()), Credentials.user(index, "of-one-test"), superuser.caCertificates(), HASTY);

        assertThatThrownBy(() -> run(NumberedDocuments.in(index), 10, stranger))
                .rootCause()
                .isInstanceOf(ElasticsearchSinkException.class)
                .hasMessageStartingWith("Elasticsearch refused the sink 8 times: writing to " + index
                        + " failed with HTTP 403 security_exception.");
    }

    @Test
    void shouldLoseNothingWhenTheServerIsKilledMidStream() throws Exception {
        StreamExecutionEnvironment env = environment(new Configuration());
        define(env, 5_000, ElasticsearchSinkITCase::unhurried, sink(settings(), NumberedDocuments.in(index)));
        JobClient job = env.executeAsync();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> count() > 500);

        stack.killElasticsearch();
        TimeUnit.SECONDS.sleep(2); // the outage itself, not a wait for something
        stack.startElasticsearch();
        job.getJobExecutionResult().get();

        assertThat(count()).isEqualTo(5_000);
        assertThat(deadLetters.withKeyPrefix(index)).isEmpty();
    }

    @Test
    void shouldWriteAfterARestoreWhatACheckpointHeldUnsent() throws Exception {
        NumberedDocuments documents = NumberedDocuments.in(index);
        String savepoint;
        try (FaultyProxy proxy = new FaultyProxy(superuser, (n, bytes) -> 503)) {
            StreamExecutionEnvironment env = environment(new Configuration());
            define(env, 3_000, ElasticsearchSinkITCase::unhurried, sink(settings(proxy), documents));
            JobClient job = env.executeAsync();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> proxy.refused() > 5);
            savepoint = job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get();
        }
        assertThat(count()).isZero();

        Configuration restored = new Configuration();
        restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        execute(environment(restored), 3_000, number -> number, sink(settings(), documents));

        assertThat(count()).isEqualTo(3_000);
        assertThat(LongStream.range(0, 10)
                        .mapToObj(number -> document(documents.id(number)))
                        .toList())
                .allSatisfy(found -> assertThat(found.path("found").asBoolean()).isTrue());
    }

    private void run(NumberedDocuments documents, long count, ElasticsearchSettings settings) throws Exception {
        execute(environment(new Configuration()), count, number -> number, sink(settings, documents));
    }

    private static void execute(
            StreamExecutionEnvironment env, long count, MapFunction<Long, Long> pace, ElasticsearchSink<Long> sink)
            throws Exception {
        define(env, count, pace, sink);
        env.execute();
    }

    private static void define(
            StreamExecutionEnvironment env, long count, MapFunction<Long, Long> pace, ElasticsearchSink<Long> sink) {
        env.fromSource(new NumberSequenceSource(0, count - 1), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .map(pace)
                .returns(Long.class)
                .uid("pace")
                .sinkTo(sink)
                .uid("sink");
    }

    private static long unhurried(long number) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1);
        return number;
    }

    private static StreamExecutionEnvironment environment(Configuration flink) {
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return StreamExecutionEnvironment.getExecutionEnvironment(flink).setParallelism(1);
    }

    private ElasticsearchSink<Long> sink(
            ElasticsearchSettings settings, SerializableFunction<Long, BulkAction> documents) {
        return ElasticsearchSink.<Long>builder()
                .setSettings(settings)
                .setAction(documents)
                .setDeadLetters(KafkaDeadLetterPublisher.factory(Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.access().bootstrapServers())))
                .build();
    }

    private ElasticsearchSettings settings() {
        return new ElasticsearchSettings(
                List.of(superuser.url()), superuser.credentials(), superuser.caCertificates(), HASTY);
    }

    private ElasticsearchSettings settings(FaultyProxy proxy) {
        return new ElasticsearchSettings(List.of(proxy.uri()), superuser.credentials(), "", HASTY);
    }

    private long count() throws Exception {
        client.send(new Request("POST", "/" + index + "/_refresh"));
        return client.get("/" + index + "/_count").body().path("count").asLong();
    }

    private JsonNode document(String id) {
        try {
            return client.get("/" + index + "/_doc/" + id).body();
        } catch (ClusterException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long numberIn(String id) {
        return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }
}
