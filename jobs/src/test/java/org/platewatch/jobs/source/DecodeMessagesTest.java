package org.platewatch.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.Given.NOON;
import static org.platewatch.jobs.fixtures.Given.bytes;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingTaskMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.platewatch.events.DeadLetter;
import org.platewatch.events.DeadLetterCategory;
import org.platewatch.events.InvalidEventException;
import org.platewatch.jobs.deadletter.DeadLetters;

class DecodeMessagesTest {
    private static final byte[] KEY = {0, -1, 7};

    private final InterceptingOperatorMetricGroup metrics = new InterceptingOperatorMetricGroup();
    private OneInputStreamOperatorTestHarness<InboundMessage, String> decode;

    @BeforeEach
    void start() throws Exception {
        MockEnvironment environment = new MockEnvironmentBuilder()
                .setMetricGroup(new InterceptingTaskMetricGroup() {
                    @Override
                    public InternalOperatorMetricGroup getOrAddOperator(
                            OperatorID id, String name, Map<String, String> variables) {
                        return metrics;
                    }
                })
                .build();
        DecodeMessages<String> function = new DecodeMessages<>("stage", DecodeMessagesTest::decode);
        decode = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(InstantiationUtil.clone(function)), environment);
        decode.open();
        decode.setProcessingTime(NOON.toEpochMilli());
    }

    @AfterEach
    void stop() throws Exception {
        decode.close();
    }

    @Test
    void shouldPassOnWhatTheMessageSaysAtTheTimeItIsLookedAt() throws Exception {
        decode.processElement(message("good"), 0);

        assertThat(decode.extractOutputValues()).containsExactly("good at " + NOON);
        assertThat(deadLetters()).isEmpty();
        assertThat(count("decoded")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(DeadLetterCategory.class)
    void shouldSetAsideWhatIsNoEventUntouchedAndCounted(DeadLetterCategory category) throws Exception {
        decode.processElement(message(category.name()), 0);
        decode.processElement(message("good"), 0);

        assertThat(deadLetters())
                .containsExactly(
                        new DeadLetter("stage", category, "because", "topic", 3, 42, KEY, bytes(category.name())));
        assertThat(decode.extractOutputValues()).hasSize(1);
        assertThat(count("decoded")).isEqualTo(1);
        for (DeadLetterCategory other : DeadLetterCategory.values()) {
            assertThat(count("dead_letters_" + other.name().toLowerCase(Locale.ROOT)))
                    .isEqualTo(other == category ? 1 : 0);
        }
    }

    @Test
    void shouldHaveNoState() throws Exception {
        decode.processElement(message("good"), 0);

        assertThat(decode.snapshot(1, 1).hasState()).isFalse();
    }

    private static String decode(InboundMessage message, Instant now) throws InvalidEventException {
        String text = new String(message.value(), StandardCharsets.UTF_8);
        if (!text.equals("good")) {
            throw new InvalidEventException(DeadLetterCategory.valueOf(text), "because");
        }
        return text + " at " + now;
    }

    private static InboundMessage message(String value) {
        return new InboundMessage("topic", 3, 42, NOON.toEpochMilli(), KEY, bytes(value), false);
    }

    private List<DeadLetter> deadLetters() {
        Queue<StreamRecord<DeadLetter>> letters = decode.getSideOutput(DeadLetters.TAG);
        return letters == null
                ? List.of()
                : letters.stream().map(StreamRecord::getValue).toList();
    }

    private long count(String metric) {
        return ((Counter) metrics.get(metric)).getCount();
    }
}
