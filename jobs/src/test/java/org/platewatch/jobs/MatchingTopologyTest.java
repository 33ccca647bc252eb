package org.platewatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Collection;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.platewatch.events.Hit;
import org.platewatch.events.Topics;
import org.platewatch.jobs.fixtures.CarriedTypes;
import org.platewatch.jobs.fixtures.Given;

/** The graph as it is handed to Flink, not run. */
class MatchingTopologyTest {
    private final StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(strict());

    /** Savepoints find their state by these: one that changes loses its state. */
    @Test
    void shouldKeepTheUidsOfItsOperators() {
        build();

        assertThat(operators())
                .extracting(StreamNode::getTransformationUID)
                .containsExactlyInAnyOrder(
                        "source-alpr.reads.external",
                        "source-alpr.reads",
                        "source-alpr.cameras",
                        "source-alpr.hotlist",
                        "decode-external-reads",
                        "decode-reads",
                        "decode-cameras",
                        "decode-hotlist",
                        "enrich-with-camera",
                        "route-entry-changes",
                        "reduce-to-sightings",
                        "match-hotlist",
                        "reads",
                        "hits",
                        "dead-letters");
    }

    @Test
    void shouldNameItsOperatorsForPeople() {
        build();

        assertThat(operators())
                .extracting(StreamNode::getOperatorName)
                .allMatch(name -> name.startsWith("Source: alpr.") || name.matches("([a-z-]+ ?)+(: Writer)?"))
                .contains("decode hotlist", "enrich with camera", "route entry changes", "match hotlist");
    }

    @Test
    void shouldCarryOnlyTypesWhoseSerialisationIsTested() {
        build();

        assertThat(env.getTransformations())
                .extracting(Transformation::getOutputType)
                .extracting(type -> (Object) type.getTypeClass())
                .filteredOn(type -> ((Class<?>) type).getName().startsWith("org.platewatch"))
                .isNotEmpty()
                .isSubsetOf(CarriedTypes.find());
    }

    /** The strictness that the other tests rely on. */
    @Test
    void shouldNotPassWithAnOperatorWithoutUid() {
        build().hits().map(hit -> hit).returns(Hit.class).sinkTo(new DiscardingSink<>());

        assertThatIllegalStateException().isThrownBy(this::operators).withMessageContaining("no UID");
    }

    private MatchingTopology.Outbound build() {
        KafkaConnectors kafka = new KafkaConnectors("localhost:9092", "test");
        MatchingTopology.Inbound inbound = new MatchingTopology.Inbound(
                kafka.messages(env, Topics.EXTERNAL_READS),
                kafka.messages(env, Topics.CAMERAS),
                kafka.messages(env, Topics.HOTLIST));
        MatchingTopology.Outbound outbound = MatchingTopology.build(
                inbound,
                MatchingTopology.ownReads(kafka.messages(env, Topics.READS), Given.settings(Given.GRACE)),
                Given.settings(Given.GRACE));
        outbound.reads().sinkTo(new DiscardingSink<>()).uid("reads").name("reads");
        outbound.hits().sinkTo(new DiscardingSink<>()).uid("hits").name("hits");
        outbound.deadLetters()
                .sinkTo(new DiscardingSink<>())
                .uid("dead-letters")
                .name("dead-letters");
        return outbound;
    }

    /** The graph's nodes; making the job graph checks uids, making the nodes serialisers. */
    private Collection<StreamNode> operators() {
        StreamGraph graph = env.getStreamGraph(false);
        assertThat(graph.getJobGraph().getNumberOfVertices()).isPositive();
        return graph.getStreamNodes();
    }

    private static Configuration strict() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        return configuration;
    }
}
