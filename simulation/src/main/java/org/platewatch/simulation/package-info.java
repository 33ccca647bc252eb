/**
 * A reproducible day of a city's plate readers as messages: the same seed gives the same bytes. The demo, the tests and
 * the benchmarks all publish from here, and know from {@link org.platewatch.simulation.Truth} what must come out.
 */
package org.platewatch.simulation;
