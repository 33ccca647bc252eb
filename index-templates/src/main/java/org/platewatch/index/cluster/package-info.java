/** The way to a cluster: with TLS, as somebody, and with a sentence when it does not work. */
package org.platewatch.index.cluster;
