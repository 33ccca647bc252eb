package org.platewatch.recognition.model;

import ai.djl.engine.Engine;
import nu.pattern.OpenCV;
import org.opencv.core.Core;

/**
 * The native libraries, OpenCV and ONNX Runtime: loaded once in a JVM, by the first who asks. On a Flink cluster their
 * jars belong into {@code lib}, not into the job's jar: a library that a second class loader loads stays in memory
 * twice.
 */
public final class Natives {
    private Natives() {}

    /** Loads both unless they are. Each thread's work is single: parallelism is the caller's to choose. */
    public static void load() {
        Loaded.once();
    }

    private static final class Loaded {
        static {
            if (System.getProperty("DJL_OFFLINE") == null) {
                System.setProperty("DJL_OFFLINE", "true"); // DJL calls home from cloud machines otherwise
            }
            OpenCV.loadLocally();
            Core.setNumThreads(1);
            Engine.getEngine(OnnxModel.ENGINE);
        }

        private static void once() {}
    }
}
