package org.platewatch.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.platewatch.events.Hit;
import org.platewatch.events.PlateRead;
import org.platewatch.events.WatchCandidate;
import org.platewatch.events.json.JsonCodec;
import org.platewatch.index.cluster.ClusterClient;
import org.platewatch.index.cluster.ClusterConnection;
import org.platewatch.index.cluster.ClusterException;
import org.platewatch.index.cluster.TestCluster;
import org.platewatch.index.cluster.TestUsers;
import org.platewatch.index.install.Assets;
import org.platewatch.index.install.Installer;

/** What the installed templates and the writer's role make of documents, on a real server. */
@ExtendWith(TestCluster.class)
class TemplatesITCase {
    private static final ObjectMapper JSON = new JsonMapper();
    private static final IndexDocument READ = IndexDocument.of(FullEvents.make(PlateRead.class));
    private static final IndexDocument RESTRICTED_HIT = IndexDocument.of(FullEvents.make(Hit.class));

    private final ClusterConnection superuser;
    private final ClusterClient cluster;
    private ClusterClient writer;

    TemplatesITCase(ClusterConnection superuser) {
        this.superuser = superuser;
        this.cluster = new ClusterClient(superuser);
    }

    @BeforeEach
    void installOnAnEmptyServer() throws ClusterException, IOException {
        for (Map.Entry<String, JsonNode> index :
                cluster.get("/alpr-*/_settings").body().properties()) {
            cluster.send(new Request("DELETE", "/" + index.getKey()));
        }
        Installer installer = Installer.of(cluster);
        installer.apply(installer.plan());
        writer = new ClusterClient(TestUsers.withRole(superuser, "platewatch_writer"));
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(classes = {PlateRead.class, Hit.class, WatchCandidate.class})
    void shouldKnowEveryFieldOfEveryEvent(Class<? extends Record> type) throws ClusterException, IOException {
        IndexDocument document = document(FullEvents.make(type));
        Set<String> fields = EventFields.of(JSON.readTree(document.json()));
        assertThat(fields).as("fields set").containsAll(EventFields.of(type));

        assertThat(write(writer, document)).isEqualTo(201);

        JsonNode mapping = cluster.get("/" + document.index() + "/_mapping")
                .body()
                .path(document.index())
                .path("mappings");
        assertThat(mapping.path("dynamic").asText()).isEqualTo("strict");
        assertThat(fields)
                .allSatisfy(
                        field -> assertThat(isMapped(mapping, field)).as(field).isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveEachFamilyItsOwnTemplate(IndexFamily family) throws ClusterException {
        JsonNode index = cluster.send(
                        new Request("POST", "/_index_template/_simulate_index/" + family.prefix() + "2026.11.23"))
                .body();

        JsonNode settings = index.at("/template/settings/index");
        assertThat(settings.at("/lifecycle/name").asText())
                .isEqualTo(Assets.policyOf(family).name());
        assertThat(settings.at("/lifecycle/parse_origination_date").asText()).isEqualTo("true");
        assertThat(settings.at("/sort/field").asText()).isEqualTo("captured_at");
        assertThat(index.at("/template/mappings/dynamic").asText()).isEqualTo("strict");
        assertThat(index.at("/template/mappings/properties/captured_at/type").asText())
                .isEqualTo("date");
        assertThat(index.path("overlapping").findValuesAsText("name"))
                .as("templates that lose against the family's own")
                .isEqualTo(
                        switch (family) {
                            case HITS -> List.of("platewatch-hits-restricted");
                            case HITS_RESTRICTED -> List.of("platewatch-hits");
                            default -> List.of();
                        });
    }

    @Test
    void shouldRefuseAFieldThatNobodyMapped() throws ClusterException, IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(READ.json());
        json.put("owner", "somebody");

        assertThat(write(
                        writer,
                        new IndexDocument(READ.family(), READ.index(), READ.id(), JSON.writeValueAsBytes(json))))
                .isEqualTo(400);
    }

    @Test
    void shouldFindAPlateHoweverItIsTyped() throws ClusterException, IOException {
        write(writer, READ);

        assertThat(found("{'term': {'plate': '7abc123'}}")).isEqualTo(1);
        assertThat(found("{'wildcard': {'plate': '7a?c*'}}")).isEqualTo(1);
        assertThat(found("{'term': {'plate_key': '7a8c123'}}")).isEqualTo(1);
        assertThat(found("{'term': {'plate_tokens': '-1:3'}}")).isEqualTo(1);
        assertThat(found("{'term': {'candidates.plate': '7ABC123'}}")).isEqualTo(1);
        assertThat(found("{'term': {'vehicle.colour': 'COLOUR'}}")).isEqualTo(1);
        assertThat(found("{'geo_distance': {'distance': '1m', 'location': {'lat': 0.5, 'lon': 0.5}}}"))
                .isEqualTo(1);
        assertThat(found("{'term': {'plate': '7ABC124'}}")).isZero();
    }

    @Test
    void shouldGiveBackTheReadWithoutItsTokens() throws Exception {
        write(writer, READ);

        JsonNode source =
                cluster.get("/" + READ.index() + "/_source/" + READ.id()).body();

        assertThat(source.has("plate_tokens")).isFalse();
        assertThat(JsonCodec.PLATE_READ.decode(JSON.writeValueAsBytes(source)))
                .isEqualTo(FullEvents.make(PlateRead.class));
    }

    @Test
    void shouldLetTheWriterAddReadsOnceAndReplaceHits() throws ClusterException, IOException {
        assertThat(write(writer, READ)).isEqualTo(201);
        assertThat(write(writer, READ)).as("a replay").isEqualTo(409);
        assertThat(write("index", writer, READ)).as("a replacement").isEqualTo(403);
        assertThat(write(writer, RESTRICTED_HIT)).isEqualTo(201);
        assertThat(write(writer, RESTRICTED_HIT)).isEqualTo(200);
    }

    @Test
    void shouldLetTheWriterNeitherReadNorDelete() throws ClusterException, IOException {
        write(writer, READ);
        write(writer, RESTRICTED_HIT);

        for (IndexDocument document : new IndexDocument[] {READ, RESTRICTED_HIT}) {
            assertForbidden("GET", "/" + document.index() + "/_search");
            assertForbidden("GET", "/" + document.index() + "/_doc/" + document.id());
            assertForbidden("POST", "/" + document.index() + "/_update/" + document.id());
            assertForbidden("DELETE", "/" + document.index() + "/_doc/" + document.id());
            assertForbidden("DELETE", "/" + document.index());
            assertForbidden("GET", "/" + document.index() + "/_mapping");
        }
        assertThat(write("create", writer, new IndexDocument(READ.family(), "alpr-evidence-1", "1", READ.json())))
                .isEqualTo(403);
    }

    private void assertForbidden(String method, String path) {
        Request request = new Request(method, path);
        if (method.equals("POST")) {
            request.setJsonEntity("{\"doc\": {}, \"_source\": true}");
        }
        assertThatThrownBy(() -> writer.send(request))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("User test-platewatch_writer may not " + method);
    }

    private static IndexDocument document(Record event) {
        return switch (event) {
            case PlateRead read -> IndexDocument.of(read);
            case Hit hit -> IndexDocument.of(hit);
            case WatchCandidate candidate -> IndexDocument.of(candidate);
            default -> throw new IllegalArgumentException("no documents are made of " + event);
        };
    }

    private int write(ClusterClient as, IndexDocument document) throws ClusterException, IOException {
        return write(document.family().appendOnly() ? "create" : "index", as, document);
    }

    /** The status of the one item of a bulk request, which is how the stream job writes. */
    private static int write(String operation, ClusterClient as, IndexDocument document)
            throws ClusterException, IOException {
        Request request = new Request("POST", "/_bulk?refresh=false");
        request.setJsonEntity("{\"" + operation + "\":{\"_index\":\"" + document.index() + "\",\"_id\":\""
                + document.id() + "\"}}\n" + new String(document.json(), UTF_8) + "\n");
        return as.send(request).body().at("/items/0/" + operation + "/status").asInt();
    }

    private int found(String query) throws ClusterException {
        cluster.send(new Request("POST", "/" + READ.index() + "/_refresh"));
        Request search = new Request("POST", "/" + IndexFamily.READS.pattern() + "/_search");
        search.setJsonEntity("{\"query\":" + query.replace('\'', '"') + "}");
        return cluster.send(search).body().at("/hits/total/value").asInt(-1);
    }

    /** Whether a field has a type, or lies in an object that is stored without looking into it. */
    private static boolean isMapped(JsonNode mapping, String field) {
        JsonNode node = mapping;
        for (String name : field.split("\\.")) {
            node = node.path("properties").path(name);
            if (node.path("enabled").asText().equals("false")
                    || node.path("type").asText().equals("geo_point")) {
                return true;
            }
        }
        return !node.isMissingNode();
    }
}
