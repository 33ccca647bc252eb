package org.platewatch.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.platewatch.events.Hit;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.PlateRead;
import org.platewatch.events.WatchCandidate;
import org.platewatch.events.json.JsonCodec;

class IndexDocumentTest {
    private static final ObjectMapper JSON = new JsonMapper();

    @Test
    void shouldAddOnlyTheSearchFieldsToARead() throws IOException, InvalidEventException {
        PlateRead read = FullEvents.make(PlateRead.class);

        IndexDocument document = IndexDocument.of(read);

        assertThat(document.family()).isEqualTo(IndexFamily.READS);
        assertThat(document.index()).isEqualTo("alpr-reads-2026.11.23");
        assertThat(document.id()).isEqualTo(read.id());
        ObjectNode json = (ObjectNode) JSON.readTree(document.json());
        assertThat(json.remove("plate_key").asText()).isEqualTo("7A8C123");
        Iterable<JsonNode> tokens = json.remove("plate_tokens");
        assertThat(tokens)
                .extracting(JsonNode::asText)
                .contains("1:7", "-1:3", "len:7", "g:BC")
                .doesNotHaveDuplicates();
        assertThat((JsonNode) json).isEqualTo(JSON.readTree(JsonCodec.PLATE_READ.encode(read)));
        assertThat(JsonCodec.PLATE_READ.decode(document.json())).isEqualTo(read);
    }

    @Test
    void shouldPutRestrictedHitsApart() {
        Hit restricted = FullEvents.make(Hit.class);

        assertThat(restricted.restricted()).isTrue();
        assertThat(IndexDocument.of(restricted).index()).isEqualTo("alpr-hits-restricted-2026.11.23");
        assertThat(IndexDocument.of(restricted).json()).isEqualTo(JsonCodec.HIT.encode(restricted));
    }

    @Test
    void shouldStoreACandidateAsItIs() {
        WatchCandidate candidate = FullEvents.make(WatchCandidate.class);

        assertThat(IndexDocument.of(candidate))
                .isEqualTo(new IndexDocument(
                        IndexFamily.CANDIDATES,
                        "alpr-candidates-2026.11.23",
                        candidate.id(),
                        JsonCodec.WATCH_CANDIDATE.encode(candidate)));
    }

    @Test
    void shouldFitIntoALineOfABulkBody() {
        assertThat(IndexDocument.of(FullEvents.make(PlateRead.class)).json()).doesNotContain('\n', '\r');
    }
}
