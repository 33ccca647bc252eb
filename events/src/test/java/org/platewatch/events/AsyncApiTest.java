package org.platewatch.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.platewatch.events.frame.FrameBinding;
import org.platewatch.events.frame.FrameContent;

/** The AsyncAPI document says what the code does. */
class AsyncApiTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("platewatch.home"), "docs", "asyncapi.yaml");

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new ObjectMapper(new YAMLFactory()).readTree(DOCUMENT.toFile());
    }

    @Test
    void shouldNameEveryTopic() {
        List<String> topics = Arrays.stream(Topics.class.getFields())
                .filter(field -> field.getType() == String.class)
                .map(AsyncApiTest::constant)
                .toList();

        assertThat(Topics.ALL).containsExactlyInAnyOrderElementsOf(topics);
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.path("channels").findValuesAsText("address")).containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void shouldReferToNothingThatIsNotThere() {
        List<String> references = references(document);

        assertThat(references).hasSizeGreaterThan(20).allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(DOCUMENT.resolveSibling(reference)).isRegularFile();
            }
        });
    }

    @Test
    void shouldReferToEverySchema() throws IOException {
        Path folder = DOCUMENT.resolveSibling("../events/src/main/resources/org/platewatch/events/schemas");
        List<String> references = references(document);
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> !f.startsWith("common")))
                    .hasSize(7)
                    .allSatisfy(name -> assertThat(references).anyMatch(r -> r.endsWith("/" + name)));
        }
    }

    @Test
    void shouldSayOfFramesAndDeadLettersWhatTheCodeSays() {
        JsonNode frame = document.at("/components/messages/frame");
        JsonNode headers = frame.at("/headers/properties");
        assertThat(headers.at("/ce_type/const").asText()).isEqualTo(FrameBinding.TYPE);
        assertThat(texts(headers.at("/content-type/enum")))
                .isEqualTo(Arrays.stream(FrameContent.values())
                        .map(FrameContent::mediaType)
                        .toList());
        assertThat(frame.at("/payload/maxLength").asInt()).isEqualTo(FrameBinding.MAX_BYTES);
        assertThat(texts(document.at("/components/messages/deadLetter/headers/properties/category/enum")))
                .isEqualTo(Arrays.stream(DeadLetterCategory.values())
                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static List<String> references(JsonNode node) {
        List<String> references = new ArrayList<>();
        node.findValues("$ref").forEach(r -> references.add(r.asText()));
        return references;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new LinkageError(field + " is no public constant", e);
        }
    }
}
