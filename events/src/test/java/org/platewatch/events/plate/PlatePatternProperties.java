package org.platewatch.events.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class PlatePatternProperties {
    /** Few different characters, so that patterns and plates meet. */
    private static final String CHARACTERS = "AB80O1";

    @Property(tries = 5_000)
    void shouldMatchWhatARegularExpressionMatches(@ForAll("patterns") String text, @ForAll("plates") String plate) {
        boolean matches = PlatePattern.parse(text).matches(plate);

        Statistics.collect(matches);
        Statistics.coverage(c -> c.check(true).percentage(p -> p > 2));
        assertThat(matches).isEqualTo(regex(text).matcher(plate).matches());
    }

    @Property(tries = 5_000)
    void shouldFindEveryMatchByItsTokens(@ForAll("patterns") String text, @ForAll("plates") String plate) {
        PlatePattern pattern = PlatePattern.parse(text);
        boolean found = hasAll(plate, pattern.requiredTokens());

        if (pattern.matches(plate)) {
            assertThat(found).isTrue();
        } else if (!text.contains("*")) {
            assertThat(found).as("without a run the tokens say it all").isFalse();
        }
    }

    @Property
    void shouldMatchThePlateItIsMadeOf(@ForAll("plates") String plate, @ForAll("holes") List<String> holes) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < plate.length(); i++) {
            String hole = i < holes.size() ? holes.get(i) : "%s";
            pattern.append(hole.formatted(plate.charAt(i)));
        }
        assertThat(PlatePattern.parse(pattern.toString()).matches(plate)).isTrue();
    }

    @Property
    void shouldReadItsOwnTextAgain(@ForAll("patterns") String text) {
        PlatePattern pattern = PlatePattern.parse(text);
        PlatePattern again = PlatePattern.parse(pattern.toString());

        assertThat(again).isEqualTo(pattern).hasSameHashCodeAs(pattern).hasToString(pattern.toString());
    }

    @Property
    void shouldNotMindCaseAndSeparators(@ForAll("patterns") String text) {
        Assume.that(!text.contains("["));
        String spaced = " " + text.toLowerCase(Locale.ROOT).replace("?", "-? ") + " ";

        assertThat(PlatePattern.parse(spaced)).isEqualTo(PlatePattern.parse(text));
    }

    @Property(tries = 5_000)
    void shouldUnderstandOrRefuseAnyText(@ForAll("anyText") String text) {
        try {
            assertThat(PlatePattern.parse(text).toString()).hasSizeBetween(1, PlatePattern.MAX_TEXT);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("pattern").isExactlyInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Each character is looked at once, whatever the pattern: a matcher that backtracks would come back to it. */
    @Property
    void shouldReadEachCharacterOnceHoweverHostileThePattern(
            @ForAll("hostile") String text, @ForAll("plates") String plate) {
        CountingPlate counting = new CountingPlate(plate);

        boolean matches = PlatePattern.parse(text).matches(counting);

        assertThat(counting.reads).isLessThanOrEqualTo(plate.length());
        assertThat(matches).isEqualTo(regex(text).matcher(plate).matches());
    }

    @Example
    void shouldCountCharactersAndNotTheirSpelling() {
        assertThat(PlatePattern.parse("*?".repeat(10)).matches("7ABC123XYZ")).isTrue();
        assertThat(PlatePattern.parse("*?".repeat(10)).matches("7ABC123XY")).isFalse();
        assertThatThrownBy(() -> PlatePattern.parse("*?".repeat(11)))
                .hasMessageEndingWith("must stand for 1 to 10 characters, but has 11");
        assertThatThrownBy(() -> PlatePattern.parse(" - ")).hasMessageEndingWith("but has 0");
        assertThatThrownBy(() -> PlatePattern.parse("?".repeat(101)))
                .hasMessage("pattern is longer than 100 characters");
        assertThatThrownBy(() -> PlatePattern.parse("\ufb03".repeat(40)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is none of A-Z, 0-9, ? * [ ] ~");
    }

    @Example
    void shouldSayWhereAPatternIsWrong() {
        assertThatThrownBy(() -> PlatePattern.parse("7A[B"))
                .hasMessage("'[' at character 3 of pattern '7A[B' has no ']'");
        assertThatThrownBy(() -> PlatePattern.parse("7A[]"))
                .hasMessage("'[...]' at character 3 of pattern '7A[]' must hold letters and digits only");
        assertThatThrownBy(() -> PlatePattern.parse("7~"))
                .hasMessage("'~' at character 2 of pattern '7~' must be followed by a letter or digit");
        assertThatThrownBy(() -> PlatePattern.parse("7%"))
                .hasMessage("'%' at character 2 of pattern '7%' is none of A-Z, 0-9, ? * [ ] ~");
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("A", "B", "8", "1", "?", "*", "*", "~O", "~8", "[AB8]", "[01]")
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(elements -> String.join("", elements));
    }

    @Provide
    Arbitrary<String> plates() {
        return Arbitraries.strings()
                .withChars(CHARACTERS)
                .ofMinLength(Plates.MIN_LENGTH)
                .ofMaxLength(Plates.MAX_LENGTH);
    }

    @Provide
    Arbitrary<List<String>> holes() {
        return Arbitraries.of("%s", "?", "*", "*?", "~%s", "[%sZ]", "*%s")
                .list()
                .ofMaxSize(Plates.MAX_LENGTH);
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of("*?", "*A", "*[AB8]", "*~8", "**?*")
                .list()
                .ofSize(10)
                .map(l -> String.join("", l) + "*");
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(110),
                Arbitraries.strings().withChars("?*[]~AB8- \u00df\ufb03\u0131").ofMaxLength(110));
    }

    private static boolean hasAll(String plate, List<Set<String>> clauses) {
        List<String> tokens = PlateTokens.of(plate);
        return clauses.stream().noneMatch(clause -> Collections.disjoint(clause, tokens));
    }

    /** The naive reference: the same language in Java's regular expressions, which backtrack. */
    private static Pattern regex(String pattern) {
        return Pattern.compile(Pattern.compile("~(.)|\\?|\\*+|\\[.*?]|.")
                .matcher(pattern)
                .results()
                .map(m -> switch (m.group().charAt(0)) {
                    case '~' -> "[" + Confusables.of(m.group(1).charAt(0)) + "]";
                    case '?' -> "[A-Z0-9]";
                    case '*' -> "[A-Z0-9]*";
                    default -> m.group();
                })
                .collect(Collectors.joining()));
    }

    private static final class CountingPlate implements CharSequence {
        private final String plate;
        int reads;

        CountingPlate(String plate) {
            this.plate = plate;
        }

        @Override
        public int length() {
            return plate.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return plate.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            throw new UnsupportedOperationException("would hide reads");
        }

        @Override
        public String toString() {
            return plate;
        }
    }
}
