package org.platewatch.events;

/** Whether somebody has checked a hit against the state's own system (policy 462.3 f). */
public enum Verification {
    /** Nobody has: not a ground for action by itself. Every hit starts here. */
    UNVERIFIED,
    CORRECT,
    WRONG_STATE,
    MISREAD,
    DISMISSED
}
