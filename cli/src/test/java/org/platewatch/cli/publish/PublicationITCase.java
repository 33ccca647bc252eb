package org.platewatch.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.platewatch.devstack.Topics.Topic;
import org.platewatch.devstack.testing.StackExtension;
import org.platewatch.devstack.testing.TestStack;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.Position;
import org.platewatch.events.Topics;
import org.platewatch.events.frame.Frame;
import org.platewatch.events.frame.FrameBinding;
import org.platewatch.events.frame.FrameContent;

/** Into a real broker. */
@ExtendWith(StackExtension.class)
class PublicationITCase {
    private static final int PICTURES = 40;
    private static final int HALF = 17;

    private final String kafka;
    private final List<String> notes = new ArrayList<>();

    @TempDir
    Path folder;

    @TempDir
    Path work;

    PublicationITCase(TestStack stack) {
        this.kafka = stack.access().bootstrapServers();
        stack.createTopics(Topic.of(Topics.FRAMES, 3));
    }

    @BeforeEach
    void givePictures() throws IOException {
        for (int i = 0; i < PICTURES; i++) {
            Given.file(folder, "%03d.jpg".formatted(i), Given.jpeg(3 * i), Given.START.plusMillis(40L * i));
        }
    }

    @Test
    void shouldPublishEachFrameOnceAndInOrderWhenItIsStoppedAndGoesOn() throws Exception {
        Progress fresh = progress("stopped-camera");
        publishHalf(fresh);
        assertThat(frames("stopped-camera")).hasSize(HALF);

        Published rest = publish(request("stopped-camera", Optional.empty()), false);

        assertThat(rest.frames()).isEqualTo(PICTURES - HALF);
        assertThat(notes).anyMatch(note -> note.startsWith("Going on after 016.jpg, picture 17 of the source"));
        List<Frame> frames = frames("stopped-camera");
        assertThat(frames).hasSize(PICTURES);
        assertThat(frames).extracting(Frame::id).doesNotHaveDuplicates();
        for (int i = 0; i < PICTURES; i++) {
            assertThat(frames.get(i).bytes()).isEqualTo(Given.jpeg(3 * i));
            assertThat(frames.get(i).capturedAt()).isEqualTo(Given.START.plusMillis(200L * i));
            assertThat(frames.get(i).agency()).isEqualTo("corona-pd");
            assertThat(frames.get(i).content()).isEqualTo(FrameContent.JPEG);
        }
        assertThat(publish(request("stopped-camera", Optional.empty()), false).frames())
                .isZero();
    }

    @Test
    void shouldGiveTheSameIdsAgain() throws Exception {
        publish(request("twice", Optional.of(CaptureTimes.FILE_TIME)), false);
        Published again = publish(request("twice", Optional.of(CaptureTimes.FILE_TIME)), true);

        assertThat(again.frames()).isEqualTo(PICTURES);
        List<String> ids = frames("twice").stream().map(Frame::id).toList();
        assertThat(ids.subList(0, PICTURES)).isEqualTo(ids.subList(PICTURES, 2 * PICTURES));
    }

    @Test
    void shouldUploadWhatACarBringsAndCountWhatIsTooOld() throws Exception {
        Instant now = Instant.now();
        for (int i = 0; i < PICTURES; i++) {
            Given.file(folder, "%03d.jpg".formatted(i), Given.jpeg(3 * i), now.minus(Duration.ofDays(i)));
        }
        PublishingCamera car = new PublishingCamera("corona-pd", "car", new Position(33.87, -117.56), 270, "unit-12");

        Published published = publish(
                new PublishRequest(
                        car,
                        folder.toString(),
                        SourceKind.FOLDER,
                        Optional.empty(),
                        OptionalDouble.empty(),
                        false,
                        Optional.empty(),
                        true,
                        true),
                false);

        assertThat(published.frames()).isEqualTo(30);
        assertThat(published.refused()).isEqualTo(10);
        assertThat(notes).anyMatch(note -> note.startsWith("039.jpg was captured at "));
        assertThat(frames("car"))
                .hasSize(30)
                .isSortedAccordingTo((a, b) -> a.capturedAt().compareTo(b.capturedAt()));
        assertThat(frames("car")).allSatisfy(frame -> {
            assertThat(frame.unit()).isEqualTo("unit-12");
            assertThat(frame.position()).isEqualTo(new Position(33.87, -117.56));
            assertThat(frame.headingDegrees()).isEqualTo(270);
            assertThat(frame.uri()).hasScheme("file");
        });
    }

    @Test
    void shouldSayThatNoKafkaAnswers() {
        assertThatThrownBy(() -> FramesTopic.id("no port")).hasMessageStartingWith("Kafka cannot be reached at");
    }

    private void publishHalf(Progress fresh) throws Exception {
        PublishRequest request = request("stopped-camera", Optional.empty());
        AtomicReference<FramePublisher> running = new AtomicReference<>();
        try (FrameSource source =
                        stopsAfter(HALF, request.open(Given.START, Reached.NOTHING, Clock.systemUTC()), running);
                FramePublisher publisher = new FramePublisher(
                        kafka,
                        request.camera(),
                        request.sourceName(),
                        reached -> file("stopped-camera").write(fresh.at(reached)),
                        notes::add)) {
            running.set(publisher);
            publisher.publish(source, Pace.UNLIMITED);
            assertThat(publisher.published().frames()).isEqualTo(HALF);
        }
    }

    /** As Ctrl-C does, between two frames. */
    private static FrameSource stopsAfter(int pictures, FrameSource source, AtomicReference<FramePublisher> running) {
        return new FrameSource() {
            private int given;

            @Override
            public Optional<Offer> next() throws IOException {
                if (++given == pictures) {
                    running.get().stop();
                }
                return source.next();
            }

            @Override
            public Pace pace() {
                return source.pace();
            }

            @Override
            public void close() throws IOException {
                source.close();
            }
        };
    }

    private Progress progress(String camera) throws IOException, InterruptedException {
        PublishRequest request = request(camera, Optional.empty());
        return new Progress(
                FramesTopic.id(kafka), camera, request.location(), request.way(), Given.START, Reached.NOTHING);
    }

    private PublishRequest request(String camera, Optional<CaptureTimes> times) {
        return new PublishRequest(
                Given.camera(camera),
                folder.toString(),
                SourceKind.FOLDER,
                times,
                OptionalDouble.empty(),
                true,
                Optional.empty(),
                false,
                false);
    }

    private Published publish(PublishRequest request, boolean restart) throws IOException, InterruptedException {
        AtomicReference<Published> published = new AtomicReference<>();
        new Publication(request, kafka, file(request.camera().id()), restart, Clock.systemUTC(), notes::add)
                .run(published::set);
        return published.get();
    }

    private ProgressFile file(String camera) {
        return ProgressFile.in(work, camera, folder.toString());
    }

    /** A camera's frames as the job would see them. */
    private List<Frame> frames(String camera) throws InvalidEventException {
        List<Frame> frames = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : messages()) {
            if (message.key().equals(camera)) {
                Frame frame = FrameBinding.decode(message.headers(), message.value());
                assertThat(frame.camera()).isEqualTo(camera);
                frames.add(frame);
            }
        }
        return frames;
    }

    private List<ConsumerRecord<String, byte[]>> messages() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.FRAMES).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }
}
