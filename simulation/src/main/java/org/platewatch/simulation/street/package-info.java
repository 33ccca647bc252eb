/** Pictures of cars that pass a camera, drawn from nothing: what a camera of the simulated city would send. */
package org.platewatch.simulation.street;
