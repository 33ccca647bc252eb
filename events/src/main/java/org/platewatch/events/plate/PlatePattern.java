package org.platewatch.events.plate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A partial plate as people write it; one language for watches in the stream, for search and for the docs:
 *
 * <ul>
 *   <li>{@code A}, {@code 7}: that character
 *   <li>{@code ?}: any one character
 *   <li>{@code *}: any run of characters, also none
 *   <li>{@code [AB8]}: one of these
 *   <li>{@code ~B}: B or what is taken for it, see {@link Confusables}
 * </ul>
 *
 * Case does not matter; spaces and hyphens are left out. A pattern speaks of the whole plate: {@code 7A*} begins with
 * 7A.
 */
public final class PlatePattern {
    /** Longest text that is read as a pattern. */
    public static final int MAX_TEXT = 100;

    private static final int MAX_ELEMENTS = 2 * Plates.MAX_LENGTH + 1;
    private static final long ANY = (1L << 36) - 1;
    private static final int MAX_TOKENS_A_CLAUSE = 64;

    private final String text;
    /** Per element the set of characters it accepts as bits (0-9, then A-Z); {@link #RUN} for a run. */
    private final long[] elements;

    private static final long RUN = -1;

    private PlatePattern(String text, long[] elements) {
        this.text = text;
        this.elements = elements;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong at which character
     */
    public static PlatePattern parse(String pattern) {
        if (pattern.length() > MAX_TEXT) {
            throw new IllegalArgumentException("pattern is longer than " + MAX_TEXT + " characters");
        }
        String upper = Plates.upper(pattern);
        StringBuilder text = new StringBuilder();
        long[] elements = new long[MAX_TEXT];
        int count = 0;
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            if (c == ' ' || c == '-') {
                continue;
            }
            int start = i;
            long accepted;
            switch (c) {
                case '?' -> accepted = ANY;
                case '*' -> accepted = RUN;
                case '~' -> {
                    i++;
                    if (i == upper.length() || !Plates.isPlateCharacter(upper.charAt(i))) {
                        throw new IllegalArgumentException("'~' at character " + (start + 1) + " of pattern '" + pattern
                                + "' must be followed by a letter or digit");
                    }
                    accepted = bits(Confusables.of(upper.charAt(i)));
                }
                case '[' -> {
                    i = upper.indexOf(']', start);
                    if (i < 0) {
                        throw new IllegalArgumentException(
                                "'[' at character " + (start + 1) + " of pattern '" + pattern + "' has no ']'");
                    }
                    String members = upper.substring(start + 1, i);
                    if (members.isEmpty() || !Plates.isPlateText(members)) {
                        throw new IllegalArgumentException("'[...]' at character " + (start + 1) + " of pattern '"
                                + pattern + "' must hold letters and digits only");
                    }
                    accepted = bits(members);
                }
                default -> {
                    if (!Plates.isPlateCharacter(c)) {
                        throw new IllegalArgumentException("'" + c + "' at character " + (start + 1) + " of pattern '"
                                + pattern + "' is none of A-Z, 0-9, ? * [ ] ~");
                    }
                    accepted = bit(c);
                }
            }
            boolean repeatedRun = accepted == RUN && count > 0 && elements[count - 1] == RUN;
            if (!repeatedRun) {
                elements[count++] = accepted;
                text.append(upper, start, i + 1);
            }
        }
        long characters =
                Arrays.stream(elements, 0, count).filter(e -> e != RUN).count();
        if (count == 0 || count > MAX_ELEMENTS || characters > Plates.MAX_LENGTH) {
            throw new IllegalArgumentException("pattern '" + pattern + "' must stand for 1 to " + Plates.MAX_LENGTH
                    + " characters, but has " + characters);
        }
        return new PlatePattern(text.toString(), Arrays.copyOf(elements, count));
    }

    /** Whether the whole of a normalised plate fits. Linear in the length of the plate for any pattern. */
    public boolean matches(CharSequence plate) {
        // Bit i of `reached`: the first i elements can account for the characters read so far.
        long reached = skipRuns(1L);
        for (int p = 0; p < plate.length(); p++) {
            long character = bit(plate.charAt(p));
            long next = 0;
            for (int e = 0; e < elements.length; e++) {
                if ((reached >>> e & 1) != 0) {
                    if (elements[e] == RUN) {
                        next |= 1L << e;
                    } else if ((elements[e] & character) != 0) {
                        next |= 1L << (e + 1);
                    }
                }
            }
            reached = skipRuns(next);
            if (reached == 0) {
                return false;
            }
        }
        return (reached >>> elements.length & 1) != 0;
    }

    /**
     * What an index must hold of every plate that fits: a conjunction of clauses, each a set of {@link PlateTokens} of
     * which at least one is present. Necessary, not sufficient where runs leave room: matches are verified by
     * {@link #matches}.
     */
    public List<Set<String>> requiredTokens() {
        List<Set<String>> clauses = new ArrayList<>();
        int firstRun = indexOfRun(0);
        if (firstRun < 0) {
            clauses.add(Set.of(PlateTokens.length(elements.length)));
            firstRun = elements.length;
        }
        for (int e = 0; e < firstRun; e++) {
            int position = e + 1;
            addClause(
                    clauses,
                    characters(elements[e]).stream()
                            .map(c -> PlateTokens.at(position, c))
                            .toList());
        }
        int lastRun = elements.length - 1;
        while (lastRun >= 0 && elements[lastRun] != RUN) {
            lastRun--;
        }
        for (int e = lastRun + 1; lastRun >= 0 && e < elements.length; e++) {
            int position = e - elements.length;
            addClause(
                    clauses,
                    characters(elements[e]).stream()
                            .map(c -> PlateTokens.at(position, c))
                            .toList());
        }
        for (int e = firstRun + 1; e < lastRun; e++) {
            addGrams(clauses, e, lastRun);
        }
        return clauses;
    }

    /** The pattern in upper case, without separators and repeated runs. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlatePattern p && Arrays.equals(elements, p.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    private void addGrams(List<Set<String>> clauses, int e, int end) {
        if (elements[e] == RUN || elements[e] == ANY) {
            return;
        }
        List<Character> firsts = characters(elements[e]);
        boolean pair = e + 1 < end && elements[e + 1] != RUN && elements[e + 1] != ANY;
        List<Character> seconds = pair ? characters(elements[e + 1]) : List.of();
        if (pair && firsts.size() * seconds.size() <= MAX_TOKENS_A_CLAUSE) {
            addClause(
                    clauses,
                    firsts.stream()
                            .flatMap(a -> seconds.stream().map(b -> PlateTokens.gram("" + a + b)))
                            .toList());
        } else {
            addClause(
                    clauses,
                    firsts.stream()
                            .map(a -> PlateTokens.gram(String.valueOf(a)))
                            .toList());
        }
    }

    private static void addClause(List<Set<String>> clauses, List<String> tokens) {
        boolean anyCharacter = tokens.size() == Long.bitCount(ANY);
        if (!anyCharacter) {
            clauses.add(new TreeSet<>(tokens));
        }
    }

    private int indexOfRun(int from) {
        for (int e = from; e < elements.length; e++) {
            if (elements[e] == RUN) {
                return e;
            }
        }
        return -1;
    }

    private long skipRuns(long reached) {
        long all = reached;
        for (int e = 0; e < elements.length; e++) {
            if (elements[e] == RUN && (all >>> e & 1) != 0) {
                all |= 1L << (e + 1);
            }
        }
        return all;
    }

    private static List<Character> characters(long accepted) {
        List<Character> characters = new ArrayList<>();
        for (int b = 0; b < 36; b++) {
            if ((accepted >>> b & 1) != 0) {
                characters.add((char) (b < 10 ? '0' + b : 'A' + b - 10));
            }
        }
        return characters;
    }

    private static long bits(String characters) {
        return characters.chars().mapToLong(c -> bit((char) c)).reduce(0, (a, b) -> a | b);
    }

    private static long bit(char c) {
        return 1L << (c <= '9' ? c - '0' : c - 'A' + 10);
    }
}
