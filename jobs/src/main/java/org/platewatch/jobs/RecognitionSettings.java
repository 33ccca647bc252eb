package org.platewatch.jobs;

import java.time.Duration;
import org.platewatch.jobs.frames.FrameDecoder;
import org.platewatch.jobs.frames.FramePictures;
import org.platewatch.jobs.frames.RecognizerFactory;
import org.platewatch.jobs.fusion.FusionRule;
import org.platewatch.jobs.images.ImageFolder;

/**
 * The rules of {@link RecognitionTopology}.
 *
 * @param passEndsAfter how long after its last look a pass ends
 */
public record RecognitionSettings(
        FrameDecoder decoder,
        FramePictures pictures,
        RecognizerFactory recognizers,
        FusionRule fusion,
        Duration passEndsAfter,
        ImageFolder images) {}
