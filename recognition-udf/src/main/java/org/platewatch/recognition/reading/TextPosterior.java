package org.platewatch.recognition.reading;

import java.util.Set;

/**
 * How probable it is that a plate says a given text, after what was seen of it: of one look, several, or a whole pass.
 */
public interface TextPosterior {
    /** Natural logarithm of P(text | what was seen); minus infinity for a text that cannot have been seen. */
    double logProbability(String text);

    /** The texts that are worth asking about: the most probable ones are among them. */
    Set<String> suggestions();

    /** The characters that were seen anywhere with more than a trace of probability. */
    String characters();
}
