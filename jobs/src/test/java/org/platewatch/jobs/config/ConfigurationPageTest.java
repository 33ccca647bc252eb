package org.platewatch.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/configuration.md says is what the jobs take. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of(System.getProperty("platewatch.home", ".."), "docs", "configuration.md");

    @Test
    void shouldListExactlyTheSettingsThatThereAre() throws IOException {
        List<String> table = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|"))
                .toList();

        assertThat(table)
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of(
                                        "| setting | environment variable | default | meaning |", "|---|---|---|---|"),
                                Stream.of(Setting.values()).map(ConfigurationPageTest::row))
                        .toList());
    }

    private static String row(Setting setting) {
        String value = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
        return "| `%s` | `%s` | %s | %s |"
                .formatted(setting.key(), setting.environmentVariable(), value, setting.meaning());
    }
}
