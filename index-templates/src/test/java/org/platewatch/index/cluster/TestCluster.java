package org.platewatch.index.cluster;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.platewatch.devstack.DevStack;
import org.platewatch.devstack.DevStackConfig;
import org.platewatch.devstack.Engine;
import org.platewatch.devstack.StackAccess;

/** Gives tests a real server's superuser as a {@link ClusterConnection}; the server is shared by all of them. */
public final class TestCluster implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ClusterConnection.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        StackAccess access = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(
                        DevStack.class,
                        key -> DevStack.start(DevStackConfig.in(Path.of("target/stack"))
                                .withEngines(EnumSet.of(Engine.ELASTICSEARCH))),
                        DevStack.class)
                .access();
        try {
            return ClusterConnection.of(
                    access.elasticsearch(),
                    Optional.of(access.caCertificate()),
                    Credentials.user(access.user(), access.password()));
        } catch (ClusterException e) {
            throw new IllegalStateException("the stack's own certificate is not accepted", e);
        }
    }
}
