package org.platewatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.platewatch.benchmarks.BenchCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code platewatch} command: results on standard output, progress and errors on standard error. */
@Command(
        name = "platewatch",
        description = "Licence plate reads in, hotlist hits out, every look-up accounted for.",
        subcommands = {
            DemoCommand.class,
            StackCommand.class,
            InstallCommand.class,
            RunCommand.class,
            ReadCommand.class,
            PublishCommand.class,
            BenchCommand.class,
            GenerateCompletion.class,
            HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Platewatch.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:it failed; one sentence on standard error says why",
            "2:the command was not used rightly"
        },
        footer = {"", "Developers: './platewatch test' runs all tests."})
public final class Platewatch {
    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the full cause when something fails.")
    boolean verbose;

    private Platewatch() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line, as the main method and the tests run it. */
    static CommandLine commandLine() {
        Platewatch platewatch = new Platewatch();
        CommandLine commandLine = new CommandLine(platewatch);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine
                .getSubcommands()
                .get("generate-completion")
                .getCommandSpec()
                .usageMessage()
                .hidden(true);
        commandLine.setColorScheme(
                CommandLine.Help.defaultColorScheme(System.getenv("NO_COLOR") == null ? Ansi.AUTO : Ansi.OFF));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            err.println("platewatch: " + sentence(failure));
            if (platewatch.verbose) {
                failure.printStackTrace(err);
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine;
    }

    /** What to tell people of a failure: its message, or that of the nearest cause that has one. */
    private static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                return cause.getMessage();
            }
        }
        return failure.getClass().getSimpleName() + " (--verbose shows more)";
    }

    /** The version that the build wrote into a resource. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            try (InputStream in = Platewatch.class.getResourceAsStream("version.txt")) {
                return new String[] {new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()};
            }
        }
    }
}
