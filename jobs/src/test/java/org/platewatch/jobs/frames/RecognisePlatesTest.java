package org.platewatch.jobs.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.Given.CAMERA;
import static org.platewatch.jobs.fixtures.Given.CAPTURE_TIMES;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.Given.bytes;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.platewatch.events.DeadLetter;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.MessageHeader;
import org.platewatch.events.Position;
import org.platewatch.events.frame.Frame;
import org.platewatch.events.frame.FrameBinding;
import org.platewatch.events.frame.FrameContent;
import org.platewatch.jobs.deadletter.DeadLetters;
import org.platewatch.jobs.source.InboundMessage;
import org.platewatch.recognition.PlateRecognizer;
import org.platewatch.recognition.RecognizerConfig;
import org.platewatch.simulation.Registration;
import org.platewatch.simulation.street.Sight;
import org.platewatch.simulation.street.StreetCamera;

class RecognisePlatesTest {
    private static final byte[] PICTURE =
            new StreetCamera(1).picture(new Registration("8ABC123", "CA"), 110, Sight.CLEAR, 1, 0);

    @TempDir
    Path folder;

    private OneInputStreamOperatorTestHarness<InboundMessage, Look> recognise;

    @BeforeEach
    void start() throws Exception {
        RecognisePlates function = new RecognisePlates(
                new FrameDecoder(CAPTURE_TIMES),
                new FramePictures(List.of(folder.toUri().toString())),
                () -> PlateRecognizer.open(RecognizerConfig.DEFAULT));
        recognise = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(InstantiationUtil.clone(function)));
        recognise.open();
        recognise.setProcessingTime(NOON.toEpochMilli());
    }

    @AfterEach
    void stop() throws Exception {
        recognise.close();
    }

    @Test
    void shouldReadThePlatesOfAFrame() throws Exception {
        process(FrameContent.JPEG, PICTURE);

        List<Look> looks = recognise.extractOutputValues();
        assertThat(looks).extracting(Look::plate).contains("8ABC123");
        Look look = looks.get(0);
        assertThat(look.camera()).isEqualTo(CAMERA);
        assertThat(look.frameId()).isEqualTo("f1");
        assertThat(look.capturedAt()).isEqualTo(NOON);
        assertThat(look.crop().length).isBetween(500, 6 * 1024);
        assertThat(look.context().length).isBetween(2_000, 25 * 1024);
        assertThat(look.text().suggestions()).contains(look.plate());
        assertThat(counts()).containsExactly(new FrameCount(CAMERA, "corona-pd", "", NOON, 1, 0, looks.size(), 0, 0));
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void shouldFetchAPictureThatLiesInAnAllowedFolder() throws Exception {
        Path file = Files.write(folder.resolve("frame.jpg"), PICTURE);

        process(FrameContent.URI, bytes(file.toUri().toString()));

        assertThat(recognise.extractOutputValues()).extracting(Look::plate).contains("8ABC123");
    }

    @Test
    void shouldNotFetchAPictureFromElsewhere() throws Exception {
        URI elsewhere = folder.toUri().resolve("../secret.jpg");
        String disguised = folder.toUri() + "../secret.jpg";

        process(FrameContent.URI, bytes(elsewhere.toString()));
        process(FrameContent.URI, bytes(disguised));

        assertThat(deadLetters())
                .extracting(DeadLetter::category)
                .containsExactly(DeadLetterCategory.INVALID, DeadLetterCategory.INVALID);
        assertThat(deadLetters().get(0).reason()).contains("outside the folders that frame.uri-roots allows");
    }

    @Test
    void shouldSetAsideAPictureThatIsNotThere() throws Exception {
        process(FrameContent.URI, bytes(folder.toUri() + "nothing.jpg"));

        assertThat(deadLetters()).extracting(DeadLetter::category).containsExactly(DeadLetterCategory.UNAVAILABLE);
        assertThat(counts()).extracting(FrameCount::rejected).containsExactly(1);
    }

    @Test
    void shouldSetAsideWhatCannotBeDecodedUntouchedWithItsHeaders() throws Exception {
        byte[] cutOff = Arrays.copyOf(PICTURE, PICTURE.length / 2);

        process(FrameContent.JPEG, cutOff);
        process(FrameContent.JPEG, bytes("<html>camera offline</html>"));

        assertThat(deadLetters())
                .extracting(DeadLetter::category)
                .containsExactly(DeadLetterCategory.MALFORMED, DeadLetterCategory.MALFORMED);
        DeadLetter letter = deadLetters().get(0);
        assertThat(letter.value()).isEqualTo(cutOff);
        assertThat(letter.reason()).isEqualTo("the image is cut off");
        assertThat(letter.headers()).extracting(MessageHeader::name).contains("ce_id", "ce_time", "content-type");
        assertThat(counts()).extracting(FrameCount::rejected).containsExactly(1, 1);
        assertThat(recognise.extractOutputValues()).isEmpty();
    }

    @Test
    void shouldSetAsideAMessageThatIsNoFrame() throws Exception {
        recognise.processElement(new InboundMessage("alpr.frames", 0, 1, 0, bytes(CAMERA), PICTURE, false), 0);

        assertThat(deadLetters()).extracting(DeadLetter::category).containsExactly(DeadLetterCategory.MALFORMED);
        assertThat(counts()).as("nobody knows whose").isEmpty();
    }

    private void process(FrameContent content, byte[] value) throws Exception {
        Frame frame = new Frame("f1", "corona-pd", CAMERA, NOON, content, value, Position.UNKNOWN, Double.NaN, "");
        ProducerRecord<String, byte[]> record = FrameBinding.toRecord(frame);
        List<MessageHeader> headers = new ArrayList<>();
        record.headers().forEach(h -> headers.add(new MessageHeader(h.key(), h.value())));
        recognise.processElement(
                new InboundMessage(
                        "alpr.frames", 3, 42, NOON.toEpochMilli(), bytes(CAMERA), record.value(), false, headers),
                0);
    }

    private List<DeadLetter> deadLetters() {
        return sideOutput(DeadLetters.TAG);
    }

    private List<FrameCount> counts() {
        return sideOutput(RecognisePlates.COUNTS);
    }

    private <T> List<T> sideOutput(OutputTag<T> tag) {
        Queue<StreamRecord<T>> output = recognise.getSideOutput(tag);
        return output == null
                ? List.of()
                : output.stream().map(StreamRecord::getValue).toList();
    }
}
