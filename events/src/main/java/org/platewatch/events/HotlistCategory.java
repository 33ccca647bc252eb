package org.platewatch.events;

/**
 * Why a plate is on a hotlist (policy 462.1). In JSON the lower-case form with hyphens, such as {@code stolen-vehicle}.
 */
public enum HotlistCategory {
    STOLEN_VEHICLE,
    STOLEN_PLATE,
    FELONY_VEHICLE,
    WANTED_PERSON,
    MISSING_PERSON,
    WARRANT,
    AMBER_ALERT,
    PROTECTION_ORDER,
    HOMELAND_SECURITY,
    SURVEILLANCE,
    INTERDICTION,
    RECOVERY,
    OTHER
}
