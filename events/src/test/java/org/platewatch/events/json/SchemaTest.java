package org.platewatch.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.platewatch.events.Area;
import org.platewatch.events.Difference;
import org.platewatch.events.InvalidEventException;
import org.platewatch.events.Position;
import org.platewatch.events.Reading;
import org.platewatch.events.Records;
import org.platewatch.events.Slot;
import org.platewatch.events.VehicleDescription;

/** The JSON Schemas for integrators say what the records say. */
class SchemaTest {
    private static final String FOLDER = "/org/platewatch/events/schemas/";
    private static final Map<Contract, Schema> SCHEMAS = schemas();

    record Valid(Contract contract, String json) {}

    @Property(tries = 500)
    void shouldAcceptEveryEventThatCanBe(@ForAll("valid") Valid valid) {
        assertThat(errors(valid.contract, valid.json)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void shouldRefuseWhatTheRecordRefuses(Refusals.Refusal refusal) {
        if (refusal.inSchema()) {
            assertThat(errors(refusal.contract(), refusal.changed())).isNotEmpty();
        } else {
            assertThat(errors(refusal.contract(), refusal.changed()))
                    .as("a row that the schema does catch should say so")
                    .isEmpty();
        }
    }

    @Test
    void shouldLetACameraSayMoreThanIsAskedFor() throws InvalidEventException {
        String talkative = """
                {"plate": "7ABC123", "camera": "cam-1", "captured_at": "2026-11-24T09:00:00Z", "firmware": "1.2",
                 "position": {"lat": 33.9, "lon": -117.6, "altitude": 200}, "vehicle": {"make": "Honda", "doors": 4},
                 "candidates": [{"plate": "7A8C123", "confidence": 0.1, "region": "us-ca"}]}
                """;

        assertThat(errors(Contract.EXTERNAL_READ, talkative)).isEmpty();
        assertThat(JsonCodec.EXTERNAL_READ
                        .decode(talkative.getBytes(StandardCharsets.UTF_8))
                        .vehicle()
                        .make())
                .isEqualTo("Honda");
    }

    @ParameterizedTest
    @EnumSource(Contract.class)
    void shouldNameTheFieldsOfTheRecord(Contract contract) throws IOException {
        assertThat(names(file(contract.fileName()))).isEqualTo(fields(contract.of.type()));
    }

    @ParameterizedTest
    @EnumSource(Contract.class)
    void shouldDescribeItselfAndEveryField(Contract contract) throws IOException {
        JsonNode schema = file(contract.fileName());
        assertThat(schema.path("description").asText()).isNotBlank();
        JsonNode parts = file("common").path("$defs");
        assertThat(schema.path("properties").properties()).allSatisfy(field -> {
            String reference = field.getValue().path("$ref").asText();
            JsonNode part = parts.path(reference.substring(reference.lastIndexOf('/') + 1));
            assertThat(field.getValue()
                            .path("description")
                            .asText(part.path("description").asText()))
                    .isNotBlank();
        });
    }

    @Test
    void shouldNameTheFieldsOfSharedParts() throws IOException {
        JsonNode parts = file("common").path("$defs");
        Map<String, Class<?>> types = Map.of(
                "position", Position.class,
                "area", Area.class,
                "vehicle", VehicleDescription.class,
                "reading", Reading.class,
                "slot", Slot.class,
                "difference", Difference.class);

        types.forEach((name, type) -> assertThat(names(parts.path(name))).isEqualTo(fields(type)));
    }

    @Provide
    Arbitrary<Valid> valid() {
        return Arbitraries.of(Contract.class)
                .flatMap(contract -> contract.of
                        .samples()
                        .map(sample -> new Valid(contract, new String(sample.encode(), StandardCharsets.UTF_8))));
    }

    static Stream<Refusals.Refusal> refusals() {
        return Refusals.all();
    }

    private static List<Error> errors(Contract contract, String json) {
        return SCHEMAS.get(contract)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static Map<Contract, Schema> schemas() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Map<Contract, Schema> schemas = new EnumMap<>(Contract.class);
        for (Contract contract : Contract.values()) {
            schemas.put(
                    contract,
                    registry.getSchema(SchemaLocation.of(
                            "classpath:" + FOLDER.substring(1) + contract.fileName() + ".schema.json")));
        }
        return schemas;
    }

    private static JsonNode file(String name) throws IOException {
        try (InputStream in = SchemaTest.class.getResourceAsStream(FOLDER + name + ".schema.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static Set<String> names(JsonNode schema) {
        TreeSet<String> names = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The components of a record as JSON spells them. */
    private static Set<String> fields(Class<?> type) {
        TreeSet<String> fields = new TreeSet<>();
        for (String component : Records.components(type)) {
            fields.add(component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
        }
        return fields;
    }
}
