package org.platewatch.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.IndexScopedSettings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.license.License;
import org.elasticsearch.license.XPackLicenseState;
import org.elasticsearch.license.internal.XPackLicenseStatus;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.ToXContent;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentFactory;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.XContentParserConfiguration;
import org.elasticsearch.xcontent.XContentType;
import org.elasticsearch.xpack.core.ilm.DeleteAction;
import org.elasticsearch.xpack.core.ilm.ForceMergeAction;
import org.elasticsearch.xpack.core.ilm.LifecycleAction;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicy;
import org.elasticsearch.xpack.core.ilm.LifecycleType;
import org.elasticsearch.xpack.core.ilm.Phase;
import org.elasticsearch.xpack.core.ilm.ReadOnlyAction;
import org.elasticsearch.xpack.core.ilm.RolloverAction;
import org.elasticsearch.xpack.core.ilm.SetPriorityAction;
import org.elasticsearch.xpack.core.ilm.ShrinkAction;
import org.elasticsearch.xpack.core.ilm.Step;
import org.elasticsearch.xpack.core.ilm.TimeseriesLifecycleType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.platewatch.index.install.Asset;
import org.platewatch.index.install.AssetKind;
import org.platewatch.index.install.Assets;

/**
 * The lifecycle policies before the eyes of Elastic's own code, which is all of it that runs without a full cluster.
 */
class LifecyclePolicyFilesTest {
    private static final NamedXContentRegistry ACTIONS = new NamedXContentRegistry(List.of(
            new NamedXContentRegistry.Entry(
                    LifecycleType.class,
                    new ParseField(TimeseriesLifecycleType.TYPE),
                    parser -> TimeseriesLifecycleType.INSTANCE),
            action(DeleteAction.NAME, DeleteAction::parse),
            action(ForceMergeAction.NAME, ForceMergeAction::parse),
            action(ReadOnlyAction.NAME, ReadOnlyAction::parse),
            action(RolloverAction.NAME, RolloverAction::parse),
            action(SetPriorityAction.NAME, SetPriorityAction::parse),
            action(ShrinkAction.NAME, ShrinkAction::parse)));

    @BeforeAll
    static void initialiseElasticsearchInTheOrderThatItNeeds() {
        LogConfigurator.configureESLogging();
        assertThat(IndexScopedSettings.BUILT_IN_INDEX_SETTINGS).isNotEmpty();
    }

    static Stream<Asset> policies() {
        return Assets.bundled().stream().filter(asset -> asset.kind() == AssetKind.LIFECYCLE_POLICY);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void shouldBeAcceptedAndGivenBackWordForWord(Asset asset) throws IOException {
        LifecyclePolicy policy = parse(asset.body().toString());

        policy.validate();
        assertThat(TimeseriesLifecycleType.validateMonotonicallyIncreasingPhaseTimings(
                        policy.getPhases().values()))
                .isNullOrEmpty();
        try (XContentBuilder json = XContentFactory.jsonBuilder()) {
            json.startObject().field("policy");
            policy.toXContent(json, ToXContent.EMPTY_PARAMS).endObject();
            assertThat(new JsonMapper().readTree(org.elasticsearch.common.Strings.toString(json)))
                    .isEqualTo(asset.body());
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void shouldMeanToElasticWhatItMeansToUs(Asset asset) throws IOException {
        LifecyclePolicy policy = parse(asset.body().toString());
        var ours = org.platewatch.index.LifecyclePolicy.of(asset.name(), asset.body());

        assertThat(policy.getPhases().get("delete").getMinimumAge())
                .isEqualTo(TimeValue.timeValueDays(ours.deletesAfterDays().orElseThrow()));
        List<Phase> closing = policy.getPhases().values().stream()
                .filter(phase -> !phase.getName().equals("delete"))
                .filter(phase -> phase.getActions().keySet().stream()
                        .anyMatch(TimeseriesLifecycleType.READ_ONLY_ACTIONS::contains))
                .toList();
        assertThat(closing)
                .allSatisfy(phase -> assertThat(phase.getMinimumAge())
                        .isEqualTo(
                                TimeValue.timeValueDays(ours.closesAfterDays().orElseThrow())));
        assertThat(closing.isEmpty()).isEqualTo(ours.closesAfterDays().isEmpty());
    }

    @Test
    void shouldExpandToStepsThatCloseMergeAndDelete() throws IOException {
        Asset reads = policies()
                .filter(p -> p.name().equals("platewatch-reads"))
                .findFirst()
                .orElseThrow();
        XPackLicenseState basic = new XPackLicenseState(
                System::currentTimeMillis, new XPackLicenseStatus(License.OperationMode.BASIC, true, null));

        List<Step> steps = parse(reads.body().toString()).toSteps(null, basic);

        assertThat(steps.stream()
                        .map(step -> step.getKey().phase() + "/" + step.getKey().action() + "/"
                                + step.getKey().name()))
                .containsSubsequence(
                        "hot/set_priority/set_priority",
                        "warm/readonly/readonly",
                        "warm/forcemerge/forcemerge",
                        "delete/delete/delete");
    }

    static Stream<Arguments> mutations() {
        return Stream.of(
                argumentSet(
                        "an action that deletion does not have", "\"delete\":{\"delete_", "\"forcemerge\":{\"delete_"),
                argumentSet("an unknown phase", "\"warm\":", "\"tepid\":"),
                argumentSet("an unknown action", "\"readonly\"", "\"readolny\""),
                argumentSet(
                        "merging without a rollover",
                        "{\"set_priority\":{\"priority\":100}",
                        "{\"forcemerge\":{\"max_num_segments\":1}"),
                argumentSet("merging to no segment", "\"max_num_segments\":1", "\"max_num_segments\":0"),
                argumentSet("an age without unit", "\"403d\"", "\"403\""));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void shouldBeRefusedIfItHad(String what, String with) {
        String policy = policies().findFirst().orElseThrow().body().toString();
        assertThat(policy).contains(what);

        assertThatThrownBy(() -> parse(policy.replace(what, with)).validate())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldBeRefusedIfAPhaseCameBeforeTheOneItFollows() throws IOException {
        String policy = policies().findFirst().orElseThrow().body().toString();

        assertThat(TimeseriesLifecycleType.validateMonotonicallyIncreasingPhaseTimings(
                        parse(policy.replace("403d", "37d")).getPhases().values()))
                .contains("delete");
    }

    private static LifecyclePolicy parse(String body) throws IOException {
        String policy = new JsonMapper().readTree(body).path("policy").toString();
        try (XContentParser parser = XContentType.JSON
                .xContent()
                .createParser(XContentParserConfiguration.EMPTY.withRegistry(ACTIONS), policy)) {
            return LifecyclePolicy.parse(parser, "test");
        }
    }

    private static NamedXContentRegistry.Entry action(String name, ActionParser parser) {
        return new NamedXContentRegistry.Entry(LifecycleAction.class, new ParseField(name), parser::parse);
    }

    private interface ActionParser {
        LifecycleAction parse(XContentParser parser) throws IOException;
    }
}
