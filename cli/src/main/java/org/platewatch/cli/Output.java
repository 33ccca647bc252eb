package org.platewatch.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command speaks: results on standard output, progress on standard error, colours only for people. */
final class Output {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final CommandLine commandLine;

    Output(CommandSpec spec) {
        this.commandLine = spec.commandLine();
    }

    /** A line of the result; picocli's markup ({@code @|bold ...|@}) becomes colour on a terminal. */
    void result(String line) {
        commandLine.getOut().println(coloured(line));
        commandLine.getOut().flush();
    }

    /** A line for whoever watches. */
    void progress(String line) {
        commandLine.getErr().println(coloured(line));
        commandLine.getErr().flush();
    }

    /** One line of JSON, for programs. */
    void json(Object value) {
        try {
            commandLine.getOut().println(JSON.writeValueAsString(value));
            commandLine.getOut().flush();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a result can always be written", e);
        }
    }

    private String coloured(String line) {
        Ansi ansi = commandLine.getColorScheme().ansi();
        return ansi.string(line);
    }
}
