package org.platewatch.events;

/**
 * A value that has a form for "not given". Events carry that form instead of null or Optional, because Flink serialises
 * records of plain values as POJOs but falls back to Kryo for Optional; the JSON codec leaves it out.
 */
public interface Absentable {
    /** Whether this value stands for "not given". */
    boolean absent();
}
