package org.platewatch.index.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;

class JsonDiffTest {
    @Test
    void shouldSayWhatWentCameAndChangedWithItsWholePath() throws JsonProcessingException {
        JsonNode before = json("{'a': {'gone': 1, 'same': [1, 2]}, 'b': 'old', 'c': {}}");
        JsonNode after = json("{'b': 'new', 'a': {'same': [1, 2], 'come': {'x': true}}, 'c': {}}");

        assertThat(JsonDiff.lines(before, after))
                .containsExactly("+ a.come.x: true", "- a.gone: 1", "- b: \"old\"", "+ b: \"new\"");
    }

    @Test
    void shouldGoIntoListsOfObjectsAndShowOthersWhole() throws JsonProcessingException {
        assertThat(JsonDiff.lines(
                        json("{'indices': [{'names': ['a', 'b']}, {'names': ['c']}]}"),
                        json("{'indices': [{'names': ['a']}]}")))
                .containsExactly(
                        "- indices[0].names: [\"a\",\"b\"]",
                        "+ indices[0].names: [\"a\"]",
                        "- indices[1].names: [\"c\"]");
    }

    @Test
    void shouldSeeThatSomethingBecameEmpty() throws JsonProcessingException {
        assertThat(JsonDiff.lines(json("{'a': {'b': 1}}"), json("{'a': {}}"))).containsExactly("+ a: {}", "- a.b: 1");
    }

    @Test
    void shouldListAllThatIsNew() throws JsonProcessingException {
        assertThat(JsonDiff.lines(MissingNode.getInstance(), json("{'a': [], 'b': null}")))
                .containsExactly("+ a: []", "+ b: null");
    }

    private static JsonNode json(String quotedSingly) throws JsonProcessingException {
        return new JsonMapper().readTree(quotedSingly.replace('\'', '"'));
    }
}
