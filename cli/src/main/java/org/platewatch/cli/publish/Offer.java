package org.platewatch.cli.publish;

/** What a source has next: a picture, or why there is none in its place. */
public sealed interface Offer permits Picture, Refusal {}
