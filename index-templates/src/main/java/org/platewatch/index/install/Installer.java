package org.platewatch.index.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.platewatch.index.LifecyclePolicy;
import org.platewatch.index.Retention;
import org.platewatch.index.cluster.ClusterClient;
import org.platewatch.index.cluster.ClusterClient.Answer;
import org.platewatch.index.cluster.ClusterException;

/**
 * Brings a cluster to the state that the assets describe. Planning changes nothing, so it is the dry run; applying a
 * plan twice does no more than once. Indices that exist keep the mapping they were made with: a changed template counts
 * from the next weekly index on.
 */
public final class Installer {
    private final ClusterClient cluster;
    private final List<Asset> assets;

    /**
     * @param assets in the order in which they are to be installed
     * @throws IllegalArgumentException if a lifecycle policy among them violates the retention
     */
    public Installer(ClusterClient cluster, List<Asset> assets, Retention retention) {
        this.cluster = cluster;
        this.assets = List.copyOf(assets);
        List<String> violations = assets.stream()
                .filter(asset -> asset.kind() == AssetKind.LIFECYCLE_POLICY)
                .flatMap(policy -> retention.violations(LifecyclePolicy.of(policy.name(), policy.body())).stream())
                .toList();
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", violations));
        }
    }

    /** The installer of all that comes with Platewatch. */
    public static Installer of(ClusterClient cluster) {
        return new Installer(cluster, Assets.bundled(), Retention.POLICY_462_4);
    }

    /** Compares the cluster with the assets. */
    public Plan plan() throws ClusterException {
        List<Change> changes = new ArrayList<>();
        List<Asset> refused = new ArrayList<>();
        for (Asset asset : assets) {
            Answer answer = cluster.get(asset.path());
            if (answer.ok()) {
                changes.add(compare(asset, asset.kind().unwrapped(answer.body(), asset.name())));
            } else if (answer.status() == 404) {
                changes.add(new Change(
                        Change.Action.CREATE, asset, JsonDiff.lines(MissingNode.getInstance(), asset.body())));
            } else if (asset.kind() == AssetKind.LIFECYCLE_POLICY && hasNoHandler(answer)) {
                refused.add(asset);
            } else {
                throw new ClusterException(
                        "Elasticsearch cannot say whether it has the " + asset + ": " + answer.reason() + ".");
            }
        }
        return new Plan(changes, refused.isEmpty() ? List.of() : List.of(noLifecycle(refused)));
    }

    /** Makes the plan's changes, in its order. The first one that the cluster refuses ends it. */
    public void apply(Plan plan) throws ClusterException {
        for (Change change : plan.pending()) {
            Asset asset = change.asset();
            Answer answer = cluster.put(asset.path(), asset.body());
            if (!answer.ok()) {
                throw new ClusterException("Elasticsearch refuses the " + asset + ": " + answer.reason() + ".");
            }
        }
    }

    private static Change compare(Asset asset, JsonNode stored) {
        List<String> diff = JsonDiff.lines(stored, asset.body());
        return new Change(diff.isEmpty() ? Change.Action.UNCHANGED : Change.Action.UPDATE, asset, diff);
    }

    /** A server without the lifecycle module knows the address not at all, or not for this method. */
    private static boolean hasNoHandler(Answer answer) {
        return answer.status() == 405
                || (answer.status() == 400 && answer.reason().contains("no handler found"));
    }

    private static String noLifecycle(List<Asset> policies) {
        return "This cluster has no index lifecycle management, so "
                + policies.stream().map(Asset::name).collect(Collectors.joining(" and "))
                + " are not installed: no index is closed or deleted by itself, so delete those of weeks that lie"
                + " further back than the retention.";
    }
}
