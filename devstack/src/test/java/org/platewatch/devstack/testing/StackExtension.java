package org.platewatch.devstack.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a {@link TestStack} to tests, the same one to all tests of a JVM; it ends when the last test has ended. The
 * stack is embedded, or Docker's images with the system property {@code docker}; it never skips a test.
 */
public final class StackExtension implements ParameterResolver {

    private static final String DOCKER_PROPERTY = "docker";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestStack.class;
    }

    @Override
    public TestStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(StackExtension.class))
                .getOrComputeIfAbsent(TestStack.class, key -> start(), TestStack.class);
    }

    private static TestStack start() {
        String docker = System.getProperty(DOCKER_PROPERTY, "false");
        TestStack stack = docker.equals("false") ? new EmbeddedTestStack() : DockerTestStack.start();
        System.out.println("Tests use the " + stack + ".");
        return stack;
    }
}
