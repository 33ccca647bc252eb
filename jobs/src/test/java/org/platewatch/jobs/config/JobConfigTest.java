package org.platewatch.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobConfigTest {
    private static final Map<String, String> NO_ENVIRONMENT = Map.of();

    @Test
    void shouldHaveDefaultsForEverySetting() {
        JobConfig config = JobConfig.of(List.of(), NO_ENVIRONMENT);

        Map<Setting, String> actual = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            actual.put(setting, config.text(setting));
        }
        assertThat(actual)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(Setting.KAFKA_BOOTSTRAP, "localhost:9092"),
                        Map.entry(Setting.KAFKA_GROUP, "platewatch"),
                        Map.entry(Setting.ELASTICSEARCH_URI, "https://localhost:9200"),
                        Map.entry(Setting.ELASTICSEARCH_CA, ""),
                        Map.entry(Setting.ELASTICSEARCH_USER, "platewatch-writer"),
                        Map.entry(Setting.ELASTICSEARCH_PASSWORD_FILE, ""),
                        Map.entry(Setting.CAPTURE_AHEAD, "PT5M"),
                        Map.entry(Setting.CAPTURE_RETENTION, "P403D"),
                        Map.entry(Setting.FRAME_URI_ROOTS, ""),
                        Map.entry(Setting.RECOGNITION_MODELS, ""),
                        Map.entry(Setting.RECOGNITION_PRECISION, "int8"),
                        Map.entry(Setting.PASS_GAP, "PT2S"),
                        Map.entry(Setting.PASS_ENDS_AFTER, "PT3S"),
                        Map.entry(Setting.READ_MIN_CONFIDENCE, "0.4"),
                        Map.entry(Setting.IMAGES_FOLDER, ""),
                        Map.entry(Setting.CAMERA_GRACE, "PT10S"),
                        Map.entry(Setting.HIT_WINDOW, "PT10M"),
                        Map.entry(Setting.HIT_LIVE_WITHIN, "PT15M"),
                        Map.entry(Setting.HIT_LOOK_BACK, "PT72H"),
                        Map.entry(Setting.HOTLIST_UPLOAD_LATENESS, "P30D"),
                        Map.entry(Setting.CHECKPOINT_INTERVAL, "PT10S"),
                        Map.entry(Setting.CHECKPOINT_FOLDER, ""),
                        Map.entry(Setting.PARALLELISM, "2")));
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_BOOTSTRAP, kafka.bootstrap, 'a:1,b:2'",
        "KAFKA_GROUP, kafka.group, other",
        "ELASTICSEARCH_URI, elasticsearch.uri, http://es:9200",
        "ELASTICSEARCH_CA, elasticsearch.ca, /ca.pem",
        "ELASTICSEARCH_USER, elasticsearch.user, writer",
        "ELASTICSEARCH_PASSWORD_FILE, elasticsearch.password-file, /password",
        "CAPTURE_AHEAD, capture.ahead, PT1M",
        "CAPTURE_RETENTION, capture.retention, P500D",
        "CAMERA_GRACE, camera.grace, PT0S",
        "HIT_WINDOW, hit.window, PT1M",
        "HIT_LIVE_WITHIN, hit.live-within, PT2M",
        "HIT_LOOK_BACK, hit.look-back, PT3M",
        "HOTLIST_UPLOAD_LATENESS, hotlist.upload-lateness, P7D",
        "CHECKPOINT_INTERVAL, checkpoint.interval, PT1S",
        "CHECKPOINT_FOLDER, checkpoint.folder, file:///checkpoints",
        "PARALLELISM, parallelism, 8"
    })
    void shouldTakeEachSettingFromItsArgumentOrItsVariable(String setting, String key, String value) {
        JobConfig argument = JobConfig.of(List.of("--" + key, value), NO_ENVIRONMENT);
        JobConfig variable = JobConfig.of(List.of(), Map.of("PLATEWATCH_" + setting, value));

        for (Setting other : Setting.values()) {
            String expected = other.name().equals(setting) ? value : other.defaultValue();
            assertThat(argument.text(other)).isEqualTo(expected);
            assertThat(variable.text(other)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void shouldNameTheVariableAfterTheArgument(Setting setting) {
        assertThat(setting.key().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .isEqualTo(setting.name());
        assertThat(setting.environmentVariable()).isEqualTo("PLATEWATCH_" + setting.name());
        assertThat(setting.meaning()).isNotBlank();
    }

    @Test
    void shouldPreferArgumentsToTheEnvironment() {
        Map<String, String> environment = Map.of("PLATEWATCH_PARALLELISM", "8", "PATH", "/bin");

        assertThat(JobConfig.of(List.of("--parallelism", "4"), environment).parallelism())
                .isEqualTo(4);
        assertThat(JobConfig.of(List.of(), environment).parallelism()).isEqualTo(8);
    }

    @Test
    void shouldGiveValuesTheirTypes() {
        List<String> arguments = new ArrayList<>(List.of("--hit.window", "PT7M", "--parallelism", "3"));
        arguments.addAll(List.of("--elasticsearch.uri", "https://a:9200, http://b:9200"));

        JobConfig config = JobConfig.of(arguments, NO_ENVIRONMENT);

        assertThat(config.duration(Setting.HIT_WINDOW)).isEqualTo(Duration.ofMinutes(7));
        assertThat(config.parallelism()).isEqualTo(3);
        assertThat(config.elasticsearchUris())
                .containsExactly(URI.create("https://a:9200"), URI.create("http://b:9200"));
    }

    @Test
    void shouldRefuseANameThatIsNone() {
        assertRefused(
                List.of("--kafka.botstrap", "a:1"), "unknown setting --kafka.botstrap; known are kafka.bootstrap");
        assertRefused(List.of("kafka.bootstrap", "a:1"), "unknown setting kafka.bootstrap; known are");
        assertRefused(List.of("--kafka.bootstrap=a:1"), "unknown setting --kafka.bootstrap=a:1; known are");
    }

    @Test
    void shouldRefuseANameWithoutAValue() {
        assertRefused(List.of("--parallelism", "2", "--kafka.bootstrap"), "--kafka.bootstrap needs a value");
    }

    /** The last is no time that any clock could be moved by. */
    @ParameterizedTest
    @ValueSource(strings = {"10 minutes", "", "10", "-PT1M", "PT", "P365000000D"})
    void shouldRefuseWhatIsNoDuration(String value) {
        for (Setting setting : Setting.values()) {
            if (setting.defaultValue().matches("PT?\\d.*")) {
                assertRefused(
                        List.of("--" + setting.key(), value),
                        setting.key() + " must be an ISO 8601 duration such as PT10M or P30D, at most 36500 days");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "two", "", "99999999999"})
    void shouldRefuseAParallelismThatIsNone(String value) {
        assertRefused(List.of("--parallelism", value), "parallelism must be 1 to 1000, but is " + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:9200", "https://a:9200,", "ftp://a", "https://a b", "https:///path"})
    void shouldRefuseAnElasticsearchAddressThatIsNone(String value) {
        assertRefused(List.of("--elasticsearch.uri", value), "elasticsearch.uri must be http:// or https:// addresses");
    }

    @Test
    void shouldReadThePasswordFromItsFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "secret\n");

        assertThat(withPasswordFile(file.toString()).elasticsearchPassword()).isEqualTo("secret");
    }

    @Test
    void shouldSayWhichPasswordFileIsMissing(@TempDir Path folder) {
        Path missing = folder.resolve("missing");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> withPasswordFile("").elasticsearchPassword())
                .withMessage("elasticsearch.password-file is not set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withPasswordFile(missing.toString()).elasticsearchPassword())
                .withMessage("elasticsearch.password-file cannot be read: " + missing);
    }

    private static JobConfig withPasswordFile(String file) {
        return JobConfig.of(List.of("--elasticsearch.password-file", file), NO_ENVIRONMENT);
    }

    private static void assertRefused(List<String> arguments, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JobConfig.of(arguments, NO_ENVIRONMENT))
                .withMessageStartingWith(sentence);
    }
}
