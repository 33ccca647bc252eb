package org.platewatch.events;

/**
 * What is known of a vehicle besides its plate; each part is empty when not known. Parts are free text, as lists and
 * recognisers spell them.
 *
 * @param year model year as written, for lists give ranges too
 */
public record VehicleDescription(String make, String model, String colour, String body, String year)
        implements Absentable {
    /** Nothing known; left out of JSON. */
    public static final VehicleDescription UNKNOWN = new VehicleDescription("", "", "", "", "");

    public VehicleDescription {
        make = Check.optionalText("make", make);
        model = Check.optionalText("model", model);
        colour = Check.optionalText("colour", colour);
        body = Check.optionalText("body", body);
        year = Check.optionalText("year", year);
    }

    @Override
    public boolean absent() {
        return (make + model + colour + body + year).isEmpty();
    }
}
