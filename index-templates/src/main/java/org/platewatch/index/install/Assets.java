package org.platewatch.index.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.platewatch.index.IndexFamily;
import org.platewatch.index.LifecyclePolicy;

/** The assets that come with Platewatch, one JSON resource each. */
public final class Assets {
    private static final JsonMapper JSON = new JsonMapper();

    private Assets() {}

    /** All of them, in the order in which they are to be installed. */
    public static List<Asset> bundled() {
        return Stream.of(
                        Stream.of("platewatch-reads", "platewatch-hits").map(Assets::policy),
                        Stream.of("platewatch-base", "platewatch-plate", "platewatch-hit")
                                .map(name -> load(AssetKind.COMPONENT_TEMPLATE, "components", name)),
                        Arrays.stream(IndexFamily.values()).map(Assets::template),
                        Stream.of("platewatch_writer", "platewatch_investigator").map(name -> load(AssetKind.ROLE, "roles", name)))
                .flatMap(assets -> assets)
                .toList();
    }

    /** The policy that the indices of a family live by, for those who carry it out where Elasticsearch cannot. */
    public static LifecyclePolicy policyOf(IndexFamily family) {
        String name = template(family)
                .body()
                .at("/template/settings/index/lifecycle/name")
                .asText();
        return LifecyclePolicy.of(name, policy(name).body());
    }

    private static Asset policy(String name) {
        return load(AssetKind.LIFECYCLE_POLICY, "lifecycle", name);
    }

    private static Asset template(IndexFamily family) {
        return load(AssetKind.INDEX_TEMPLATE, "templates", family.template());
    }

    private static Asset load(AssetKind kind, String folder, String name) {
        String resource = "/org/platewatch/index/" + folder + "/" + name + ".json";
        try (InputStream json = Assets.class.getResourceAsStream(resource)) {
            if (json == null) {
                throw new IllegalStateException("resource " + resource + " is not on the class path");
            }
            JsonNode body = JSON.readTree(json);
            return new Asset(kind, name, body);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + resource + " is not JSON", e);
        }
    }
}
