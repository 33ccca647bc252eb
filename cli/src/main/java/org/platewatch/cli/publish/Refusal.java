package org.platewatch.cli.publish;

/**
 * A picture that is not published; the rest of its source is.
 *
 * @param sentence for people: which picture and why
 */
public record Refusal(String sentence) implements Offer {}
