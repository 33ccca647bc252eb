package org.platewatch.cli.publish;

import java.time.Duration;

/**
 * What a run has published.
 *
 * @param frames that the brokers acknowledged
 * @param bytes of their pictures
 * @param refused pictures that were left out
 */
public record Published(long frames, long bytes, long refused, Duration took) {}
