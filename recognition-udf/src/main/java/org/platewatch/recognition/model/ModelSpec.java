package org.platewatch.recognition.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a model's {@code model.json} says of it: all that has to be known to use it, so that anyone's models can take
 * the place of ours.
 *
 * @param name for people
 * @param version its date, or whatever tells it from others
 * @param input what it takes
 * @param stride of a detector's maps, pixels; 0 for a reader
 * @param alphabet the characters of a reader's classes 1, 2, ...; class 0 is the blank; empty for a detector
 * @param states the states of a reader's second output
 * @param threshold score from which a detector's cell counts
 * @param sha256 of each of its files, in hexadecimal
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelSpec(
        String name,
        String version,
        Input input,
        int stride,
        String alphabet,
        List<String> states,
        @JsonProperty("score_threshold") double threshold,
        Map<String, String> sha256) {
    public ModelSpec {
        Objects.requireNonNull(name, "model.json: name is missing");
        Objects.requireNonNull(input, "model.json: input is missing");
        version = Objects.requireNonNullElse(version, "");
        alphabet = Objects.requireNonNullElse(alphabet, "");
        states = states == null ? List.of() : List.copyOf(states);
        sha256 = sha256 == null ? Map.of() : Map.copyOf(sha256);
        if (stride < 0) {
            throw new IllegalArgumentException("model.json: stride must not be negative");
        }
        if (!(threshold >= 0 && threshold < 1)) {
            throw new IllegalArgumentException("model.json: score_threshold must be 0 to 1");
        }
    }

    /**
     * The input of a network.
     *
     * @param shape number of pictures, 3 planes in the order blue, green, red, height and width in pixels; a name
     *     instead of a number leaves it open
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Input(List<String> shape) {
        private static final int DIMENSIONS = 4;

        public Input {
            shape = List.copyOf(shape);
            if (shape.size() != DIMENSIONS || !shape.get(1).equals("3")) {
                throw new IllegalArgumentException("model.json: the input's shape must be [n, 3, height, width]");
            }
        }

        /** Pixels; 0 if it is left open. */
        public int height() {
            return number(shape.get(2));
        }

        /** Pixels; 0 if it is left open. */
        public int width() {
            return number(shape.get(3));
        }

        private static int number(String dimension) {
            return dimension.matches("[0-9]{1,4}") ? Integer.parseInt(dimension) : 0;
        }
    }
}
