package org.platewatch.index.cluster;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.platewatch.devstack.StackAccess;
import org.platewatch.devstack.testing.StackExtension;

/** Gives tests the shared real server's superuser as a {@link ClusterConnection}. */
public final class TestCluster implements ParameterResolver {
    private final StackExtension stack = new StackExtension();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ClusterConnection.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        StackAccess access = stack.resolveParameter(parameter, context).access();
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
