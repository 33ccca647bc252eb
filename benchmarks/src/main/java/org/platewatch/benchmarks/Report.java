package org.platewatch.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** A benchmark's figures: a table for people or one line of JSON for programs; progress goes to standard error. */
final class Report {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final CommandSpec spec;

    Report(CommandSpec spec) {
        this.spec = spec;
        figures.put("benchmark", spec.name());
    }

    void progress(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }

    void add(String name, Object figure) {
        figures.put(name, figure);
    }

    void print(boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            try {
                out.println(JSON.writeValueAsString(figures));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("figures can always be written", e);
            }
        } else {
            figures.forEach((name, figure) -> out.printf(Locale.ROOT, "%-34s %s%n", name, readable(figure)));
        }
        out.flush();
    }

    private static String readable(Object figure) {
        return switch (figure) {
            case Double d -> String.format(Locale.ROOT, "%,.3f", d);
            case Long l -> String.format(Locale.ROOT, "%,d", l);
            case Integer i -> String.format(Locale.ROOT, "%,d", i);
            default -> String.valueOf(figure);
        };
    }
}
