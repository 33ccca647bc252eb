package org.platewatch.index.install;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.platewatch.index.Retention;
import org.platewatch.index.cluster.ClusterClient;
import org.platewatch.index.cluster.ClusterConnection;
import org.platewatch.index.cluster.ClusterException;
import org.platewatch.index.cluster.TestCluster;
import org.platewatch.index.install.Change.Action;

@ExtendWith(TestCluster.class)
class InstallerITCase {
    private final ClusterClient cluster;
    private final Installer installer;

    InstallerITCase(ClusterConnection superuser) {
        cluster = new ClusterClient(superuser);
        installer = Installer.of(cluster);
    }

    @BeforeEach
    void uninstall() throws ClusterException {
        for (Asset asset : Assets.bundled().reversed()) {
            cluster.send(new Request("DELETE", asset.path()));
        }
    }

    @AfterEach
    void close() throws IOException {
        cluster.close();
    }

    @Test
    void shouldInstallEverythingOnceAndThenHaveNothingToDo() throws ClusterException {
        Plan first = installer.plan();
        installer.apply(first);
        Plan second = installer.plan();

        assertThat(first.changes()).extracting(Change::asset).isEqualTo(installable());
        assertThat(first.pending())
                .isEqualTo(first.changes())
                .extracting(Change::action)
                .containsOnly(Action.CREATE);
        assertThat(second.changes()).extracting(Change::asset).isEqualTo(installable());
        assertThat(second.pending()).isEmpty();
    }

    @Test
    void shouldChangeNothingByPlanning() throws ClusterException {
        installer.plan();

        assertThat(installer.plan().changes()).extracting(Change::action).containsOnly(Action.CREATE);
    }

    @Test
    void shouldNameWhatAClusterWithoutLifecycleManagementDoesNotGet() throws ClusterException {
        assertThat(installer.plan().warnings())
                .isEqualTo(
                        hasLifecycleManagement()
                                ? List.of()
                                : List.of("This cluster has no index lifecycle management, so platewatch-reads and"
                                        + " platewatch-hits are not installed: no index is closed or deleted by itself,"
                                        + " so delete those of weeks that lie further back than the retention."));
    }

    @Test
    void shouldShowWhatSomebodyChangedAndPutItRight() throws ClusterException {
        installer.apply(installer.plan());
        Asset base = asset("platewatch-base");
        ObjectNode meddled = base.body().deepCopy();
        ((ObjectNode) meddled.at("/template/settings/index")).put("codec", "default");
        ((ObjectNode) meddled.at("/template/mappings/properties"))
                .putObject("note")
                .put("type", "text");
        cluster.put(base.path(), meddled);

        Plan plan = installer.plan();
        installer.apply(plan);

        assertThat(plan.pending()).singleElement().hasToString("""
                update component template platewatch-base
                    - template.mappings.properties.note.type: "text"
                    - template.settings.index.codec: "default"
                    + template.settings.index.codec: "best_compression\"""");
        assertThat(installer.plan().pending()).isEmpty();
    }

    @Test
    void shouldSayWhichAssetElasticsearchRefusesAndWhy() throws JsonProcessingException, ClusterException {
        Asset wrong = new Asset(
                AssetKind.COMPONENT_TEMPLATE,
                "platewatch-wrong",
                new JsonMapper()
                        .readTree("{\"template\": {\"mappings\": {\"properties\": {\"x\": {\"type\": \"plate\"}}}}}"));
        Installer refused = new Installer(cluster, List.of(wrong), Retention.POLICY_462_4);
        Plan plan = refused.plan();

        assertThatThrownBy(() -> refused.apply(plan))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("Elasticsearch refuses the component template platewatch-wrong: ")
                .hasMessageContainingAll("mapper type [plate]", "field [x]");
    }

    private List<Asset> installable() throws ClusterException {
        return Assets.bundled().stream()
                .filter(hasLifecycleManagement() ? asset -> true : not(InstallerITCase::isPolicy))
                .toList();
    }

    private boolean hasLifecycleManagement() throws ClusterException {
        return cluster.get("/_ilm/status").ok();
    }

    private static boolean isPolicy(Asset asset) {
        return asset.kind() == AssetKind.LIFECYCLE_POLICY;
    }

    private static Asset asset(String name) {
        return Assets.bundled().stream()
                .filter(asset -> asset.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
