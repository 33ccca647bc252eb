package org.platewatch.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.platewatch.cli.local.LocalJob;
import org.platewatch.cli.local.LocalPlatform;
import org.platewatch.devstack.DevStack;
import org.platewatch.devstack.StackAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole job in this process, on the embedded stack. */
@Command(
        name = "run",
        description = "Run the job, from frames to hits, on the embedded stack of this machine, until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    StackCommand.DataFolder data;

    @Option(names = "--web-port", paramLabel = "PORT", description = "Port of Flink's web page (default: a free one).")
    int webPort;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Output output = new Output(spec);
        StackAccess access = DevStack.attachTo(data.folder);
        Path folder = data.folder.toAbsolutePath().normalize();
        LocalPlatform platform = new LocalPlatform(access, folder);
        platform.prepare().warnings().forEach(warning -> output.progress("@|yellow warning:|@ " + warning));
        Path password = platform.passwordFile(LocalPlatform.WRITER);
        try (LocalJob job = LocalJob.start(access, password, folder, webPort)) {
            output.progress("The job runs; Flink's web page is " + job.webPage() + ". Ctrl-C ends it.");
            job.await();
        }
        return 0;
    }
}
