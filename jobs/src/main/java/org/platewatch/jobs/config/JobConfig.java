package org.platewatch.jobs.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.platewatch.recognition.model.ModelFiles.Precision;

/**
 * The jobs' settings, typed. Arguments ({@code --kafka.bootstrap host:9092}) win over environment variables
 * ({@code PLATEWATCH_KAFKA_BOOTSTRAP}), those over defaults.
 */
public final class JobConfig {
    /** A century: far beyond it, adding a duration to the time of day overflows. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Map<Setting, String> values;

    private JobConfig(Map<Setting, String> values) {
        this.values = values;
    }

    /**
     * Reads arguments and environment.
     *
     * @throws IllegalArgumentException with a sentence for an unknown name, a missing value or a value of the wrong
     *     form
     */
    public static JobConfig of(List<String> arguments, Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, environment.getOrDefault(setting.environmentVariable(), setting.defaultValue()));
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            Setting setting = named(arguments.get(i));
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("--" + setting.key() + " needs a value");
            }
            values.put(setting, arguments.get(i + 1));
        }
        JobConfig config = new JobConfig(values);
        config.check();
        return config;
    }

    public String text(Setting setting) {
        return values.get(setting);
    }

    public Duration duration(Setting setting) {
        try {
            Duration duration = Duration.parse(text(setting));
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // falls through to the sentence below, which is the same for both
        }
        throw new IllegalArgumentException(
                setting.key() + " must be an ISO 8601 duration such as PT10M or P30D, at most " + LONGEST.toDays()
                        + " days, but is " + text(setting));
    }

    public int parallelism() {
        try {
            int parallelism = Integer.parseInt(text(Setting.PARALLELISM));
            if (parallelism >= 1 && parallelism <= 1_000) {
                return parallelism;
            }
        } catch (NumberFormatException e) {
            // falls through to the sentence below, which is the same for both
        }
        throw new IllegalArgumentException("parallelism must be 1 to 1000, but is " + text(Setting.PARALLELISM));
    }

    /** A setting that is a number from 0 to 1. */
    public double probability(Setting setting) {
        try {
            double probability = Double.parseDouble(text(setting));
            if (probability >= 0 && probability <= 1) {
                return probability;
            }
        } catch (NumberFormatException e) {
            // falls through to the sentence below, which is the same for both
        }
        throw new IllegalArgumentException(setting.key() + " must be 0 to 1, but is " + text(setting));
    }

    /** A setting that names several things, comma separated; empty for none. */
    public List<String> list(Setting setting) {
        return Arrays.stream(text(setting).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    public Precision precision() {
        return Arrays.stream(Precision.values())
                .filter(p -> p.name().equalsIgnoreCase(text(Setting.RECOGNITION_PRECISION)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "recognition.precision must be int8 or fp32, but is " + text(Setting.RECOGNITION_PRECISION)));
    }

    public List<URI> elasticsearchUris() {
        return Arrays.stream(text(Setting.ELASTICSEARCH_URI).split(",", -1))
                .map(uri -> elasticsearchUri(uri.strip()))
                .toList();
    }

    private URI elasticsearchUri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // falls through to the sentence below, which is the same for both
        }
        throw new IllegalArgumentException(
                "elasticsearch.uri must be http:// or https:// addresses, comma separated, but is "
                        + text(Setting.ELASTICSEARCH_URI));
    }

    /** Reads the password's file; the password itself is never a setting. */
    public String elasticsearchPassword() {
        String file = text(Setting.ELASTICSEARCH_PASSWORD_FILE);
        if (file.isEmpty()) {
            throw new IllegalArgumentException("elasticsearch.password-file is not set");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("elasticsearch.password-file cannot be read: " + file, e);
        }
    }

    private void check() {
        Stream.of(Setting.values())
                .filter(s ->
                        s.defaultValue().startsWith("P") && !s.defaultValue().contains(":"))
                .forEach(this::duration);
        parallelism();
        probability(Setting.READ_MIN_CONFIDENCE);
        precision();
        elasticsearchUris();
    }

    private static Setting named(String argument) {
        return Stream.of(Setting.values())
                .filter(s -> argument.equals("--" + s.key()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown setting " + argument + "; known are "
                        + Stream.of(Setting.values()).map(Setting::key).collect(Collectors.joining(", "))));
    }
}
