package org.platewatch.devstack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics; knows of none by itself. */
public final class Topics {

    /**
     * @param name the topic
     * @param partitions how many
     * @param settings topic settings such as {@code cleanup.policy}, empty for the broker's own
     */
    public record Topic(String name, int partitions, Map<String, String> settings) {
        public Topic {
            settings = Map.copyOf(settings);
        }

        /** A topic with the broker's settings. */
        public static Topic of(String name, int partitions) {
            return new Topic(name, partitions, Map.of());
        }

        private NewTopic toKafka() {
            return new NewTopic(name, partitions, (short) 1).configs(settings);
        }
    }

    private Topics() {}

    /** Creates those of the topics that do not exist, and leaves the others as they are. */
    public static void create(String bootstrapServers, Collection<Topic> topics) {
        List<NewTopic> wanted = topics.stream().map(Topic::toKafka).toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (var created : admin.createTopics(wanted).values().entrySet()) {
                try {
                    created.getValue().get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new DevStackException(
                                "The topic " + created.getKey() + " could not be created: "
                                        + e.getCause().getMessage(),
                                e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DevStackException("Interrupted while topics were created.", e);
        }
    }
}
