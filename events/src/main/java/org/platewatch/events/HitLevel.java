package org.platewatch.events;

/** How closely a read's plate agrees with the list's. */
public enum HitLevel {
    /** Every character is the same. */
    EXACT,
    /** Same length, and every character that differs is one that readers confuse with the other. */
    CONFUSABLE
}
