package org.platewatch.index.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.platewatch.index.IndexFamily;

class AssetsTest {
    @Test
    void shouldBeEveryJsonFileOfTheModule() throws IOException, URISyntaxException {
        Path root = Path.of(Assets.class
                        .getResource("/org/platewatch/index/lifecycle")
                        .toURI())
                .getParent();
        Set<JsonNode> files = new HashSet<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".json")).toList()) {
                files.add(new JsonMapper().readTree(path.toFile()));
            }
        }

        assertThat(Assets.bundled()).extracting(Asset::body).containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void shouldComeInAnOrderInWhichNothingIsMissing() {
        List<Asset> assets = Assets.bundled();

        assertThat(assets).extracting(Asset::kind).isSorted();
        assertThat(names(assets, AssetKind.COMPONENT_TEMPLATE)).containsAll(used(assets, "/composed_of"));
        assertThat(names(assets, AssetKind.LIFECYCLE_POLICY))
                .containsAll(used(assets, "/template/settings/index/lifecycle/name"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveATemplateForEachFamilyThatCatchesItsIndices(IndexFamily family) {
        Asset template = Assets.bundled().stream()
                .filter(asset -> asset.kind() == AssetKind.INDEX_TEMPLATE)
                .filter(asset -> asset.name().equals(family.template()))
                .findFirst()
                .orElseThrow();

        assertThat(template.body().at("/index_patterns/0").asText()).isEqualTo(family.prefix() + "*");
    }

    private static List<String> names(List<Asset> assets, AssetKind kind) {
        return assets.stream()
                .filter(asset -> asset.kind() == kind)
                .map(Asset::name)
                .toList();
    }

    private static List<String> used(List<Asset> assets, String pointer) {
        return assets.stream()
                .map(asset -> asset.body().at(pointer))
                .flatMap(node -> node.isArray() ? node.valueStream() : Stream.of(node))
                .map(JsonNode::asText)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
