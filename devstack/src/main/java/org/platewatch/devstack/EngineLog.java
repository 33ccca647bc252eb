package org.platewatch.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the line of a server's log that says why it died. */
final class EngineLog {

    private static final Pattern LEVEL = Pattern.compile("\\b(ERROR|FATAL)\\b");
    private static final Pattern EXCEPTION =
            Pattern.compile("^(Caused by: |Exception in .*)?[\\w.$]+(Exception|Error)(: |$)");
    private static final Pattern STACK_FRAME = Pattern.compile("^\\s+at |^\\s*\\.\\.\\. \\d+ (more|common)");
    private static final Pattern EMPTY_TALK = Pattern.compile("did not exit normally|died while starting up");
    private static final int LONGEST_LINE = 400;

    private EngineLog() {}

    /**
     * The last line of level ERROR, with the exception it brings, or else the last exception, or else the last line.
     */
    static String lastMeaningfulLine(Path log) {
        List<String> lines = read(log)
                .lines()
                .filter(line -> !line.isBlank())
                .filter(line -> !STACK_FRAME.matcher(line).find())
                .filter(line -> !EMPTY_TALK.matcher(line).find())
                .toList();
        int level = lastMatch(lines, LEVEL);
        int exception = lastMatch(lines, EXCEPTION);
        String telling;
        if (level >= 0) {
            boolean bringsException = level + 1 < lines.size()
                    && EXCEPTION.matcher(lines.get(level + 1)).find();
            telling = lines.get(level) + (bringsException ? " " + lines.get(level + 1) : "");
        } else if (exception >= 0) {
            telling = lines.get(exception);
        } else {
            telling = lines.isEmpty() ? "(it wrote nothing)" : lines.getLast();
        }
        String line = telling.strip();
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
    }

    private static int lastMatch(List<String> lines, Pattern pattern) {
        return IntStream.range(0, lines.size())
                .filter(i -> pattern.matcher(lines.get(i)).find())
                .max()
                .orElse(-1);
    }

    private static String read(Path log) {
        try {
            // not readString: a log may hold bytes that are no text
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
