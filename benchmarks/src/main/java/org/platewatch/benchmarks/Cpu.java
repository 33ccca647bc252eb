package org.platewatch.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of this thread, native code included: what a core has to give, whoever else wants it. */
final class Cpu {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Cpu() {}

    static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
