package org.platewatch.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkFinderTest {

    @TempDir
    private Path machine;

    @Test
    void shouldPreferTheNamedHome() throws IOException {
        Path named = jdk("named", "21.0.9");
        jdk("usual/jdk-25", "25.0.1");

        assertThat(finder(named).get()).isEqualTo(named);
    }

    @Test
    void shouldPassOverAnOldJavaAndAFolderThatIsNone() throws IOException {
        Path old = jdk("named", "17.0.15");
        Files.createDirectories(machine.resolve("usual/zzz-empty"));
        Path recent = jdk("usual/jdk-25", "25");

        assertThat(finder(old).get()).isEqualTo(recent);
    }

    @Test
    void shouldPassOverAHomeThatIsOfNoUse() throws IOException {
        Path named = jdk("named", "21.0.9");
        Path usual = jdk("usual/jdk-25", "25");

        assertThat(finder(named).find(home -> !home.equals(named))).contains(usual);
    }

    @Test
    void shouldSayWhatIsMissing() throws IOException {
        JdkFinder finder = finder(jdk("named", "17.0.15"));

        assertThatExceptionOfType(DevStackException.class)
                .isThrownBy(finder::get)
                .withMessage("Elasticsearch needs a JDK of version 21 or newer and none was found:"
                        + " install one or set JAVA_HOME to it.");
    }

    @Test
    void shouldFindTheJavaThatRunsThisTest() {
        assertThat(JdkFinder.ofThisMachine(Map.of()).get()).isEqualTo(Path.of(System.getProperty("java.home")));
    }

    private JdkFinder finder(Path named) {
        return new JdkFinder(List.of(named), List.of(machine.resolve("usual"), machine.resolve("missing")));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = machine.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(
                home.resolve("bin/java"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Any\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
