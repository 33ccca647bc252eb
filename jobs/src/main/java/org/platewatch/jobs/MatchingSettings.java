package org.platewatch.jobs;

import java.time.Duration;
import org.platewatch.jobs.hotlist.EntryLifetime;
import org.platewatch.jobs.hotlist.HotlistRule;
import org.platewatch.jobs.reads.CaptureTimeRule;

/**
 * The rules that the matching topology applies.
 *
 * @param cameraGrace how long the first reads of an unregistered camera wait for its registration
 * @param lookBack how long reads are remembered for entries that come later
 */
public record MatchingSettings(
        CaptureTimeRule captureTimes,
        Duration cameraGrace,
        HotlistRule hotlistRule,
        EntryLifetime entryLifetime,
        Duration lookBack) {}
