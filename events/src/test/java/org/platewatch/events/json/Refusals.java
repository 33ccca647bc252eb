package org.platewatch.events.json;

import static org.platewatch.events.json.Contract.CAMERA;
import static org.platewatch.events.json.Contract.EXTERNAL_READ;
import static org.platewatch.events.json.Contract.HIT;
import static org.platewatch.events.json.Contract.HOTLIST_ENTRY;
import static org.platewatch.events.json.Contract.PLATE_READ;
import static org.platewatch.events.json.Contract.WATCH;
import static org.platewatch.events.json.Contract.WATCH_CANDIDATE;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What no event may say, and with which sentence it is refused: the complete example of a kind with one value changed.
 */
final class Refusals {
    /** Escapes what is not ASCII, for UTF-8 could not carry half a surrogate pair. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String MISSING = "";

    private static final String ID_RULE =
            " must be 1 to 200 letters, digits or . _ : @ / - and start with a letter or digit";
    private static final String PLATE_RULE = " must be 2 to 10 of A-Z and 0-9";
    private static final String STATE_RULE = " must be two or three letters or digits such as CA";
    private static final String YEARS_RULE = " must lie between the years 1970 and 9999";
    private static final String TIME_RULE = ": must be a time as RFC 3339 text such as 2026-03-14T09:26:53.589Z";
    private static final String AREA_RULE =
            "an area is either centre and radius_metres, or a polygon of 3 to 1000 positions";
    private static final String SLOT_RULE =
            "a slot needs distinct characters of A-Z and 0-9 and a probability for each";

    /**
     * A change that makes an event invalid.
     *
     * @param pointer where in the example
     * @param json the value put there; empty to remove what is there
     * @param reason of the InvalidEventException
     * @param inSchema whether JSON Schema can say so too
     */
    record Refusal(Contract contract, String pointer, String json, String reason, boolean inSchema) {
        String changed() {
            JsonPointer at = JsonPointer.compile(pointer);
            JsonNode tree = tree(contract);
            JsonNode parent = tree.at(at.head());
            String field = at.last().getMatchingProperty();
            if (parent instanceof ArrayNode array) {
                array.set(at.last().getMatchingIndex(), parse(json));
            } else if (json.equals(MISSING)) {
                ((ObjectNode) parent).remove(field);
            } else {
                ((ObjectNode) parent).set(field, parse(json));
            }
            try {
                return JSON.writeValueAsString(tree);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            String value = json.equals(MISSING) ? "missing" : json.substring(0, Math.min(40, json.length()));
            return contract + pointer + " " + value;
        }
    }

    private Refusals() {}

    static JsonNode tree(Contract contract) {
        try {
            return JSON.readTree(contract.of.exampleJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Refusal> all() {
        List<Refusal> all = new ArrayList<>();
        for (Contract contract : Contract.values()) {
            forAnyKind(contract, all);
        }
        all.addAll(ofCameras());
        all.addAll(ofHotlistEntries());
        all.addAll(ofWatches());
        all.addAll(ofExternalReads());
        all.addAll(ofPlateReads());
        all.addAll(ofHits());
        all.addAll(ofCandidates());
        return all.stream();
    }

    /** Every field by what its name and its value in the example say of its type. */
    private static void forAnyKind(Contract contract, List<Refusal> all) {
        tree(contract).properties().forEach(field -> {
            String name = field.getKey();
            String at = "/" + name;
            JsonNode value = field.getValue();
            if (value.isTextual()) {
                all.add(refused(contract, at, "true", name + typeRule(name, value)));
                all.add(refused(contract, at, "[]", name + typeRule(name, value)));
            } else if (value.isBoolean()) {
                all.add(refused(contract, at, "\"true\"", null));
            } else if (value.isInt()) {
                all.add(refused(contract, at, "1.5", name + ": must be a whole number"));
                all.add(refused(contract, at, "\"1\"", null));
            } else if (value.isNumber()) {
                all.add(refused(contract, at, "\"1\"", name + ": must be a number"));
                all.add(refused(contract, at, "true", name + ": must be a number"));
            } else if (value.isArray()) {
                all.add(refused(contract, at, "{}", name + ": must be a list"));
                all.add(refused(contract, at, "[null]", null));
            } else {
                all.add(refused(contract, at, "[]", name + ": must be an object"));
                if (contract != EXTERNAL_READ) { // what a camera adds of its own must not cost its reads
                    all.add(refused(contract, at, "{\"x\":1}", null));
                }
            }
        });
    }

    private static List<Refusal> ofCameras() {
        return List.of(
                refused(CAMERA, "/id", MISSING, "id is missing"),
                refused(CAMERA, "/id", "\"\"", "id is empty"),
                refused(CAMERA, "/id", "\"-a\"", "id" + ID_RULE),
                refused(CAMERA, "/id", "\"a b\"", "id" + ID_RULE),
                refused(CAMERA, "/id", "\"\u00e4\"", "id" + ID_RULE),
                refused(CAMERA, "/id", text(201), "id" + ID_RULE),
                refused(CAMERA, "/agency", MISSING, "agency is missing"),
                refused(CAMERA, "/agency", "\"a;b\"", "agency" + ID_RULE),
                refused(CAMERA, "/name", text(1_001), "name is longer than 1000 characters"),
                refused(CAMERA, "/name", "\"a\\u0007\"", "name has control or unpaired characters"),
                refused(CAMERA, "/name", "\"a\\u0085\"", "name has control or unpaired characters"),
                beyondSchema(CAMERA, "/name", "\"\\ud83d\"", "name has control or unpaired characters"),
                refused(CAMERA, "/kind", MISSING, "kind is missing"),
                refused(CAMERA, "/kind", "\"FIXED\"", "kind: must be one of fixed, mobile"),
                refused(CAMERA, "/position", MISSING, "position is missing: a fixed camera must have one"),
                refused(CAMERA, "/position/lat", MISSING, "position: a position needs both lat and lon"),
                refused(CAMERA, "/position/lon", MISSING, "position: a position needs both lat and lon"),
                refused(CAMERA, "/position/lat", "90.01", null),
                refused(CAMERA, "/position/lat", "-90.01", null),
                refused(CAMERA, "/position/lon", "180.01", null),
                refused(CAMERA, "/position/lon", "-180.01", null),
                refused(CAMERA, "/position/alt", "1", "position.alt: unknown field, known are lat, lon"),
                refused(CAMERA, "/heading_degrees", "-0.1", "heading_degrees must be 0.0 to 360.0, but is -0.1"),
                refused(CAMERA, "/heading_degrees", "360.1", "heading_degrees must be 0.0 to 360.0, but is 360.1"),
                refused(CAMERA, "/lanes", "-1", "lanes must be 0 to 20, but is -1"),
                refused(CAMERA, "/lanes", "21", "lanes must be 0 to 20, but is 21"),
                refused(
                        CAMERA,
                        "/lane",
                        "1",
                        "lane: unknown field, known are agency, heading_degrees, id, kind, lanes, name, position"));
    }

    private static List<Refusal> ofHotlistEntries() {
        return List.of(
                refused(HOTLIST_ENTRY, "/id", MISSING, "id is missing"),
                refused(HOTLIST_ENTRY, "/plate", MISSING, "plate is missing"),
                refused(HOTLIST_ENTRY, "/plate", "\"7\"", "plate" + PLATE_RULE),
                refused(HOTLIST_ENTRY, "/plate", "\"7ABC1234567\"", "plate" + PLATE_RULE),
                refused(HOTLIST_ENTRY, "/plate", "\"7abc123\"", "plate" + PLATE_RULE),
                refused(HOTLIST_ENTRY, "/plate", "\"7ABC 123\"", "plate" + PLATE_RULE),
                refused(HOTLIST_ENTRY, "/state", "\"C\"", "state" + STATE_RULE),
                refused(HOTLIST_ENTRY, "/state", "\"CALI\"", "state" + STATE_RULE),
                refused(HOTLIST_ENTRY, "/state", "\"C-\"", "state" + STATE_RULE),
                refused(HOTLIST_ENTRY, "/category", MISSING, "category is missing"),
                refused(HOTLIST_ENTRY, "/category", "\"stolen_vehicle\"", null),
                refused(HOTLIST_ENTRY, "/list", MISSING, "list is missing"),
                refused(HOTLIST_ENTRY, "/list_as_of", "\"2026-03-14\"", "list_as_of" + TIME_RULE),
                beyondSchema(HOTLIST_ENTRY, "/entered_at", "\"1969-12-31T23:59:59Z\"", "entered_at" + YEARS_RULE),
                refused(HOTLIST_ENTRY, "/entered_at", "1773514013", "entered_at" + TIME_RULE),
                refused(HOTLIST_ENTRY, "/entered_at", "\"2026-03-14T09:26:53\"", "entered_at" + TIME_RULE),
                beyondSchema(HOTLIST_ENTRY, "/entered_at", "\"9999-12-31T23:59:59.999Z\"", "entered_at" + YEARS_RULE),
                refused(HOTLIST_ENTRY, "/agency", MISSING, "agency is missing"),
                refused(HOTLIST_ENTRY, "/reason", MISSING, "reason is missing"),
                refused(HOTLIST_ENTRY, "/reason", "\"  \"", "reason is empty"),
                refused(HOTLIST_ENTRY, "/case_number", text(1_001), "case_number is longer than 1000 characters"),
                refused(HOTLIST_ENTRY, "/vehicle/make", text(1_001), "vehicle: make is longer than 1000 characters"),
                refused(HOTLIST_ENTRY, "/vehicle/year", "2019", "vehicle.year: must be text"),
                refused(
                        HOTLIST_ENTRY,
                        "/vehicle/color",
                        "\"red\"",
                        "vehicle.color: unknown field, known are body, colour, make, model, year"),
                refused(HOTLIST_ENTRY, "/priority", "-1", "priority must be 0 to 100, but is -1"),
                refused(HOTLIST_ENTRY, "/priority", "101", "priority must be 0 to 100, but is 101"),
                beyondSchema(
                        HOTLIST_ENTRY,
                        "/valid_until",
                        "\"2026-03-14T18:00:00Z\"",
                        "valid_until must be after valid_from"));
    }

    private static List<Refusal> ofWatches() {
        return List.of(
                refused(WATCH, "/id", MISSING, "id is missing"),
                refused(WATCH, "/pattern", MISSING, "pattern is missing"),
                refused(
                        WATCH,
                        "/pattern",
                        "\"7%\"",
                        "'%' at character 2 of pattern '7%' is none of A-Z, 0-9, ? * [ ] ~"),
                refused(WATCH, "/pattern", text(101), "pattern is longer than 100 characters"),
                refused(WATCH, "/pattern", "\"7[\"", "'[' at character 2 of pattern '7[' has no ']'"),
                refused(WATCH, "/pattern", "\"\"", "pattern '' must stand for 1 to 10 characters, but has 0"),
                refused(
                        WATCH,
                        "/pattern",
                        "\"ABCDEFGHIJK\"",
                        "pattern 'ABCDEFGHIJK' must stand for 1 to 10 characters, but has 11"),
                refused(
                        WATCH,
                        "/area/radius_metres",
                        "0.9",
                        "area: radius_metres must be 1.0 to 1000000.0, but is 0.9"),
                refused(WATCH, "/area/radius_metres", "1000001", null),
                refused(WATCH, "/area/radius_metres", MISSING, "area: " + AREA_RULE),
                refused(WATCH, "/area/centre", MISSING, "area: " + AREA_RULE),
                refused(WATCH, "/area/polygon", polygon(3), "area: " + AREA_RULE),
                refused(WATCH, "/area", "{\"polygon\":" + polygon(2) + "}", "area: " + AREA_RULE),
                refused(WATCH, "/area", "{\"polygon\":" + polygon(1_001) + "}", "area: " + AREA_RULE),
                refused(WATCH, "/area", "{\"polygon\":[{},{},{}]}", "area: a corner of the polygon has no position"),
                beyondSchema(WATCH, "/until", "\"2026-03-14T18:00:00Z\"", "until must be after from"),
                refused(WATCH, "/case_number", MISSING, "case_number is missing"),
                refused(WATCH, "/case_number", "\"\"", "case_number is empty"),
                refused(WATCH, "/offence", MISSING, "offence is missing"),
                refused(WATCH, "/requested_by", MISSING, "requested_by is missing"),
                refused(WATCH, "/expires", MISSING, "expires is missing"),
                refused(WATCH, "/look_back_hours", "-1", "look_back_hours must be 0 to 720, but is -1"),
                refused(WATCH, "/look_back_hours", "721", "look_back_hours must be 0 to 720, but is 721"));
    }

    private static List<Refusal> ofExternalReads() {
        return List.of(
                refused(EXTERNAL_READ, "/id", "\"a b\"", "id" + ID_RULE),
                refused(EXTERNAL_READ, "/plate", MISSING, "plate is missing"),
                refused(EXTERNAL_READ, "/plate", "\" \"", "plate is empty"),
                refused(EXTERNAL_READ, "/confidence", "1.01", "confidence must be 0.0 to 1.0, but is 1.01"),
                refused(EXTERNAL_READ, "/confidence", "-0.01", "confidence must be 0.0 to 1.0, but is -0.01"),
                refused(EXTERNAL_READ, "/camera", MISSING, "camera is missing"),
                refused(EXTERNAL_READ, "/unit", "\"a b\"", "unit" + ID_RULE),
                refused(EXTERNAL_READ, "/captured_at", MISSING, "captured_at is missing"),
                refused(EXTERNAL_READ, "/captured_at", "\"noon\"", "captured_at" + TIME_RULE),
                refused(EXTERNAL_READ, "/candidates/0/plate", MISSING, "candidates[0]: plate is missing"),
                refused(EXTERNAL_READ, "/candidates/0/plate", "\"7a\"", "candidates[0]: plate" + PLATE_RULE),
                refused(EXTERNAL_READ, "/candidates/0/confidence", MISSING, "candidates[0]: confidence is missing"),
                refused(
                        EXTERNAL_READ,
                        "/candidates/0/confidence",
                        "2",
                        "candidates[0]: confidence must be 0 to 1, but is 2.0"),
                refused(
                        EXTERNAL_READ,
                        "/candidates",
                        "[" + "{\"plate\":\"AB\",\"confidence\":0.1},".repeat(50)
                                + "{\"plate\":\"AB\",\"confidence\":0.1}]",
                        "candidates are more than 50"),
                refused(EXTERNAL_READ, "/image_uri", text(1_001), "image_uri is longer than 1000 characters"));
    }

    private static List<Refusal> ofPlateReads() {
        String slot = "posterior[0]: ";
        return List.of(
                refused(PLATE_READ, "/id", MISSING, "id is missing"),
                refused(PLATE_READ, "/plate", "\"7\"", "plate" + PLATE_RULE),
                refused(PLATE_READ, "/plate_raw", MISSING, "plate_raw is missing"),
                refused(PLATE_READ, "/camera", MISSING, "camera is missing"),
                refused(PLATE_READ, "/captured_at", MISSING, "captured_at is missing"),
                refused(PLATE_READ, "/received_at", MISSING, "received_at is missing"),
                refused(PLATE_READ, "/source", MISSING, "source is missing"),
                refused(PLATE_READ, "/source", "\"radar\"", "source: must be one of frames, external"),
                refused(PLATE_READ, "/frames", "-1", "frames must be 0 to 100000, but is -1"),
                refused(PLATE_READ, "/frames", "100001", "frames must be 0 to 100000, but is 100001"),
                refused(PLATE_READ, "/agency", "\"a b\"", "agency" + ID_RULE),
                refused(PLATE_READ, "/posterior/0/characters", MISSING, slot + "characters is missing"),
                refused(PLATE_READ, "/posterior/0/characters", "\"\"", slot + SLOT_RULE),
                refused(PLATE_READ, "/posterior/0/characters", "\"7a\"", slot + SLOT_RULE),
                beyondSchema(PLATE_READ, "/posterior/0/characters", "\"77\"", slot + SLOT_RULE),
                beyondSchema(PLATE_READ, "/posterior/0/characters", "\"7\"", slot + SLOT_RULE),
                refused(PLATE_READ, "/posterior/0/probabilities", "[]", slot + SLOT_RULE),
                refused(
                        PLATE_READ,
                        "/posterior/0/probabilities/0",
                        "0",
                        slot + "probabilities must be above 0 and at most 1"),
                refused(
                        PLATE_READ,
                        "/posterior/0/probabilities/0",
                        "1.1",
                        slot + "probabilities must be above 0 and at most 1"),
                beyondSchema(
                        PLATE_READ,
                        "/posterior/0/probabilities/0",
                        "1",
                        slot + "probabilities of a slot add up to 1.05"),
                beyondSchema(PLATE_READ, "/plate", "\"7AB\"", "posterior has 2 slots for a plate of 3"));
    }

    private static List<Refusal> ofHits() {
        return Stream.concat(
                        Stream.of(
                                        "id",
                                        "read_id",
                                        "entry_id",
                                        "level",
                                        "score",
                                        "plate",
                                        "listed_plate",
                                        "state_comparison",
                                        "category",
                                        "list",
                                        "agency",
                                        "reason",
                                        "verification",
                                        "camera",
                                        "captured_at",
                                        "last_captured_at")
                                .map(field -> refused(HIT, "/" + field, MISSING, field + " is missing")),
                        Stream.of(
                                refused(HIT, "/score", "1.1", "score must be 0 to 1, but is 1.1"),
                                refused(HIT, "/priority", "101", "priority must be 0 to 100, but is 101"),
                                refused(HIT, "/count", MISSING, "count must be 1 to 2147483647, but is 0"),
                                refused(HIT, "/count", "0", "count must be 1 to 2147483647, but is 0"),
                                refused(HIT, "/level", "\"near\"", "level: must be one of exact, confusable"),
                                refused(
                                        HIT,
                                        "/state_comparison",
                                        "\"equal\"",
                                        "state_comparison: must be one of same, different, unknown"),
                                refused(
                                        HIT,
                                        "/differences/0/position",
                                        "0",
                                        "differences[0]: position must be 1 to 10, but is 0"),
                                refused(
                                        HIT,
                                        "/differences/0/position",
                                        "11",
                                        "differences[0]: position must be 1 to 10, but is 11"),
                                refused(HIT, "/differences/0/listed", MISSING, "differences[0]: listed is missing"),
                                refused(HIT, "/differences/0/read", "\"\"", "differences[0]: read is empty"),
                                refused(
                                        HIT,
                                        "/differences/0/probability",
                                        "1.1",
                                        "differences[0]: probability must be 0.0 to 1.0, but is 1.1")))
                .toList();
    }

    private static List<Refusal> ofCandidates() {
        return Stream.concat(
                        Stream.of(
                                        "id",
                                        "watch_id",
                                        "case_number",
                                        "pattern",
                                        "read_id",
                                        "plate",
                                        "score",
                                        "camera",
                                        "captured_at")
                                .map(field -> refused(WATCH_CANDIDATE, "/" + field, MISSING, field + " is missing")),
                        Stream.of(
                                refused(WATCH_CANDIDATE, "/score", "-0.1", "score must be 0 to 1, but is -0.1"),
                                refused(
                                        WATCH_CANDIDATE,
                                        "/distance_metres",
                                        "-1",
                                        "distance_metres must be 0.0 to 5.0E7, but is -1.0")))
                .toList();
    }

    /** With {@code reason} null any will do: another row checks the sentence. */
    private static Refusal refused(Contract contract, String pointer, String json, String reason) {
        return new Refusal(contract, pointer, json, reason == null ? "" : reason, true);
    }

    private static Refusal beyondSchema(Contract contract, String pointer, String json, String reason) {
        return new Refusal(contract, pointer, json, reason, false);
    }

    private static String typeRule(String name, JsonNode value) {
        if (value.textValue().matches("2026-.*Z")) {
            return TIME_RULE;
        }
        boolean isEnum = List.of("kind", "category", "source", "level", "state_comparison", "verification")
                .contains(name);
        return isEnum ? ": must be one of " : ": must be text";
    }

    private static String text(int length) {
        return "\"" + "x".repeat(length) + "\"";
    }

    private static String polygon(int corners) {
        String[] each = new String[corners];
        Arrays.fill(each, "{\"lat\":33,\"lon\":-117}");
        return Arrays.toString(each);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
