package org.platewatch.devstack;

import java.nio.file.Path;

/**
 * Starts an attached stack and waits to be killed; a process of its own for tests of what happens to the servers then.
 */
final class StackMain {

    private StackMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        DevStack.start(DevStackConfig.in(Path.of(arguments[0])), System.out::println);
        System.out.println("started");
        Thread.sleep(Long.MAX_VALUE);
    }
}
