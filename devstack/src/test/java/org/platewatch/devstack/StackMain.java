package org.platewatch.devstack;

import java.nio.file.Path;
import java.util.Set;

/** Starts an attached stack and waits to be ended: a process of its own, for tests of what the servers do then. */
final class StackMain {

    static final String STARTED = "started";

    private StackMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Set<Engine> engines = Set.of(Engine.valueOf(arguments[1]));
        DevStack.start(
                DevStackConfig.in(Path.of(arguments[0])).withEngines(engines).forShortLife(), System.out::println);
        System.out.println(STARTED);
        Thread.sleep(Long.MAX_VALUE);
    }
}
