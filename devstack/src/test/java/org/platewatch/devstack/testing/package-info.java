/**
 * A real stack for tests. A module gets it with this module's test-jar; to run its tests against Docker's images too
 * ({@code -Ddocker}) it also needs {@code org.testcontainers:testcontainers-kafka} in test scope.
 */
package org.platewatch.devstack.testing;
