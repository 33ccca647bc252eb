package org.platewatch.simulation;

import org.platewatch.events.VehicleDescription;

/**
 * A vehicle that drives in the city.
 *
 * @param home index of the site that it starts from in the morning; -1 for one without a habit
 * @param work index of the site that it drives to
 */
record Car(Registration registration, VehicleDescription description, int home, int work) {}
