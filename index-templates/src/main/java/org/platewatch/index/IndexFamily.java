package org.platewatch.index;

import java.util.Locale;

/** The families of weekly indices; each has its own template and its own readers. */
public enum IndexFamily {
    READS(true),
    HITS(false),
    /** Hits that derive from CLETS: apart by index, because rights are cut by index. */
    HITS_RESTRICTED(false),
    CANDIDATES(true),
    /** Counts per camera and minute, without plates. */
    HEALTH(false);

    private final String prefix;
    private final boolean appendOnly;

    IndexFamily(boolean appendOnly) {
        this.prefix = "alpr-" + kebab() + "-";
        this.appendOnly = appendOnly;
    }

    /** What the names of its indices start with, such as {@code alpr-reads-}. */
    public String prefix() {
        return prefix;
    }

    /**
     * The index pattern that matches its indices and no other family's: {@code alpr-hits-2*} leaves the restricted hits
     * out, which {@code alpr-hits-*} does not.
     */
    public String pattern() {
        return prefix + "2*";
    }

    /** The name of its index template. */
    public String template() {
        return "platewatch-" + kebab();
    }

    /**
     * Whether a document is written once and for all, so that the writer says {@code create} and a 409 means it is
     * there already. Otherwise a later state of the same thing replaces it ({@code index}).
     */
    public boolean appendOnly() {
        return appendOnly;
    }

    private String kebab() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
