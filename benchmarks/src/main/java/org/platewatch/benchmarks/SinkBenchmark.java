package org.platewatch.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "sink")
final class SinkBenchmark implements Callable<Integer> {
    @Override
    public Integer call() {
        return 1;
    }
}
