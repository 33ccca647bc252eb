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
 * @param name what it does: {@code detector} or {@code reader}
 * @param version its date, or whatever tells it from others
 * @param width of a reader's input, pixels; 0 for a detector, which takes any multiple of its stride
 * @param height of a reader's input, pixels
 * @param stride of a detector's maps, pixels; 0 for a reader
 * @param alphabet the characters of a reader's classes 1, 2, ...; class 0 is the blank
 * @param states the states of a reader's second output
 * @param threshold score from which a detector's cell counts
 * @param sha256 of each of its files, in hexadecimal
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelSpec(
        String name,
        String version,
        int width,
        int height,
        int stride,
        String alphabet,
        List<String> states,
        @JsonProperty("score_threshold") double threshold,
        Map<String, String> sha256) {
    public ModelSpec {
        Objects.requireNonNull(name, "model.json: name is missing");
        version = Objects.requireNonNullElse(version, "");
        alphabet = Objects.requireNonNullElse(alphabet, "");
        states = states == null ? List.of() : List.copyOf(states);
        sha256 = sha256 == null ? Map.of() : Map.copyOf(sha256);
        if (width < 0 || height < 0 || stride < 0) {
            throw new IllegalArgumentException("model.json: sizes must not be negative");
        }
        if (!(threshold >= 0 && threshold < 1)) {
            throw new IllegalArgumentException("model.json: score_threshold must be 0 to 1");
        }
    }
}
