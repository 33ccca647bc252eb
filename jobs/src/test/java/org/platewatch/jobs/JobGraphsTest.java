package org.platewatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.platewatch.jobs.config.JobConfig;
import org.platewatch.jobs.fixtures.CarriedTypes;

/** The graphs of the jobs as they are handed to Flink, not run. */
class JobGraphsTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("jobs")
    void shouldHaveUidsAndNoGenericTypes(
            String name, BiConsumer<StreamExecutionEnvironment, JobConfig> job, List<String> operators)
            throws IOException {
        JobConfig config = config();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.of(config));
        assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(env.getConfiguration().get(PipelineOptions.AUTO_GENERATE_UIDS))
                .isFalse();

        job.accept(env, config);

        assertThat(env.getTransformations())
                .extracting(Transformation::getOutputType)
                .extracting(type -> (Object) type.getTypeClass())
                .filteredOn(type -> ((Class<?>) type).getName().startsWith("org.platewatch"))
                .isNotEmpty()
                .isSubsetOf(CarriedTypes.find());
        StreamGraph graph = env.getStreamGraph(false);
        assertThat(graph.getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .doesNotContainNull()
                .containsAll(operators);
        assertThat(graph.getJobGraph().getNumberOfVertices()).isPositive();
    }

    /** Savepoints find their state by these: one that changes loses its state. */
    static Stream<Arguments> jobs() {
        List<String> recognition = List.of(
                "source-alpr.frames",
                "recognise-plates",
                "fuse-passes",
                "store-images",
                "count-by-minute",
                "publish-reads",
                "index-health",
                "publish-dead-letters");
        List<String> matching = List.of(
                "source-alpr.reads.external",
                "source-alpr.cameras",
                "source-alpr.hotlist",
                "enrich-with-camera",
                "route-entry-changes",
                "reduce-to-sightings",
                "match-hotlist",
                "index-reads",
                "index-hits",
                "publish-hits",
                "publish-dead-letters");
        return Stream.of(
                job("recognition", RecognitionJob::define, recognition),
                job("matching", MatchingJob::define, matching),
                job(
                        "alpr",
                        AlprJob::define,
                        Stream.concat(recognition.stream(), matching.stream()).toList()));
    }

    private static Arguments job(
            String name, BiConsumer<StreamExecutionEnvironment, JobConfig> define, List<String> operators) {
        return Arguments.of(name, define, operators);
    }

    private JobConfig config() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "secret");
        return JobConfig.of(List.of("--elasticsearch.password-file", password.toString()), Map.of());
    }
}
