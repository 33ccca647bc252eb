package org.platewatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.platewatch.devstack.testing.StackExtension;
import org.platewatch.devstack.testing.TestStack;
import org.platewatch.events.Topics;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.jobs.config.JobConfig;
import org.platewatch.jobs.fixtures.EntryBuilder;
import org.platewatch.jobs.fixtures.TestPlatform;
import org.platewatch.simulation.Registration;
import org.platewatch.simulation.street.Sight;
import org.platewatch.simulation.street.StreetCamera;
import org.platewatch.simulation.street.StreetDay;
import org.platewatch.simulation.street.StreetPass;

/** From frames to hits in one graph, between a real broker and a real Elasticsearch, while a task manager is killed. */
@ExtendWith(StackExtension.class)
class AlprJobITCase {
    private static final List<String> PLATES =
            List.of("8ABC123", "7XKZ904", "4PKT562", "9NVM337", "6TRH478", "5WEU291", "3CHN645", "7YLM836");
    private static final String WANTED = PLATES.get(2);

    private final StreetCamera street = new StreetCamera(1);
    private final Instant noon = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
    private final TestStack stack;

    @TempDir
    Path folder;

    AlprJobITCase(TestStack stack) {
        this.stack = stack;
    }

    @Test
    @SuppressWarnings("try") // MiniCluster may be interrupted while it closes
    void shouldReadEveryPassOnceAndHitTheWantedOne() throws Exception {
        TestPlatform platform = TestPlatform.prepare(stack, folder);
        Path images = folder.resolve("images");
        JobConfig config = platform.config("--images.folder", images.toUri().toString());
        try (MiniCluster flink = TestPlatform.flink()) {
            flink.start();
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.of(config));
            AlprJob.define(env, config);
            JobID job =
                    flink.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
            publishEntry();
            publish(frames(0, PLATES.size() / 2));
            TestPlatform.await(() -> platform.count("alpr-reads-*") > 0);
            flink.terminateTaskManager(0).get();
            flink.startTaskManager();
            publish(frames(PLATES.size() / 2, PLATES.size()));

            TestPlatform.await(() -> plates(platform).equals(new TreeSet<>(PLATES)) && framesCounted(platform) > 0);
            TestPlatform.await(() -> platform.count("alpr-hits-*") > 0);
            flink.cancelJob(job).get();
        }

        List<JsonNode> reads = platform.documents("alpr-reads-*");
        assertThat(reads).as("one a pass").hasSize(PLATES.size());
        assertThat(reads).allSatisfy(read -> {
            assertThat(read.at("/_source/source").asText()).isEqualTo("frames");
            assertThat(read.at("/_source/frames").asInt()).isGreaterThan(1);
            assertThat(Path.of(URI.create(read.at("/_source/crop_uri").asText())))
                    .isNotEmptyFile();
            assertThat(Files.size(
                            Path.of(URI.create(read.at("/_source/context_uri").asText()))))
                    .isLessThan(25 * 1024);
        });
        assertThat(platform.documents("alpr-hits-*"))
                .extracting(hit -> hit.at("/_source/listed_plate").asText())
                .containsExactly(WANTED);
    }

    private static Set<String> plates(TestPlatform platform) throws Exception {
        return platform.documents("alpr-reads-*").stream()
                .map(read -> read.at("/_source/plate").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long framesCounted(TestPlatform platform) throws Exception {
        return platform.documents("alpr-health-*").stream()
                .mapToLong(minute -> minute.at("/_source/frames").asLong())
                .sum();
    }

    private List<ProducerRecord<String, byte[]>> frames(int from, int to) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            StreetPass pass = new StreetPass(
                    new Registration(PLATES.get(i), "CA"),
                    StreetDay.CAMERA,
                    i,
                    noon.plus(Duration.ofSeconds(20L * i)),
                    Sight.CLEAR);
            pass.shots(street).forEach(shot -> records.add(StreetDay.frame(shot)));
        }
        return records;
    }

    private void publishEntry() throws Exception {
        byte[] entry = JsonCodec.HOTLIST_ENTRY.encode(
                EntryBuilder.entry("wanted").plate(WANTED).build());
        publish(List.of(new ProducerRecord<>(Topics.HOTLIST, "wanted", entry)));
    }

    private void publish(List<ProducerRecord<String, byte[]>> records) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.access().bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (ProducerRecord<String, byte[]> record : records) {
                producer.send(record).get();
            }
        }
    }
}
