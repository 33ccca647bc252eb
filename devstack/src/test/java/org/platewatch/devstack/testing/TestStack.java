package org.platewatch.devstack.testing;

import java.util.Arrays;
import org.platewatch.devstack.StackAccess;
import org.platewatch.devstack.Topics;
import org.platewatch.devstack.Topics.Topic;

/**
 * A running Kafka and Elasticsearch that all tests of one JVM share: use names of topics and indices that no other test
 * uses, and start again what you kill.
 */
public interface TestStack {

    StackAccess access();

    /** Creates those of the topics that do not exist. */
    default void createTopics(Topic... topics) {
        Topics.create(access().bootstrapServers(), Arrays.asList(topics));
    }

    /** Ends Elasticsearch as a power cut would. */
    void killElasticsearch();

    /** Starts the killed Elasticsearch again, at the same address and with the same data; returns when it serves. */
    void startElasticsearch();

    /** Ends Kafka as a power cut would. */
    void killKafka();

    /** Starts the killed Kafka again, at the same address and with the same data; returns when it serves. */
    void startKafka();
}
