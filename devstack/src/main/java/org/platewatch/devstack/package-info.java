/**
 * The embedded default: a real Kafka broker and a real Elasticsearch server, run as child processes from the artifacts
 * that their makers publish, so that a newcomer needs neither Docker nor an installation. For development, tests and
 * demonstrations on one machine; it binds to the loopback address only.
 */
package org.platewatch.devstack;
