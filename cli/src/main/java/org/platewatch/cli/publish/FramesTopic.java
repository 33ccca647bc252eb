package org.platewatch.cli.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.platewatch.events.Topics;

/** The topic that frames go to. */
public final class FramesTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private FramesTopic() {}

    /**
     * The id that the brokers gave it when it was made.
     *
     * @throws IOException if nothing answers or there is no such topic; the message is a sentence for people
     */
    public static String id(String bootstrapServers) throws IOException, InterruptedException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis());
        try (Admin admin = Admin.create(settings)) {
            return admin.describeTopics(List.of(Topics.FRAMES))
                    .allTopicNames()
                    .get()
                    .get(Topics.FRAMES)
                    .topicId()
                    .toString();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownTopicOrPartitionException
                    ? new IOException("Kafka at " + bootstrapServers + " has no topic " + Topics.FRAMES + ".", e)
                    : new IOException(
                            "Kafka at " + bootstrapServers + " does not answer: "
                                    + e.getCause().getMessage(),
                            e);
        } catch (KafkaException e) {
            throw new IOException("Kafka cannot be reached at '" + bootstrapServers + "': give host:port.", e);
        }
    }
}
