package org.platewatch.jobs.frames;

import java.io.IOException;
import java.io.Serializable;
import org.platewatch.recognition.PlateRecognizer;

/** Opens a recogniser where it is to work: natives and networks do not travel with the job. */
@FunctionalInterface
public interface RecognizerFactory extends Serializable {
    PlateRecognizer open() throws IOException;
}
