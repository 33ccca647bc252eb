package org.platewatch.simulation;

import org.platewatch.events.VehicleDescription;

/** The vehicles of the city, each made from its index when it is needed. */
final class Fleet {
    private static final String[][] MODELS = {
        {"Toyota", "Camry", "sedan"}, {"Toyota", "Corolla", "sedan"}, {"Toyota", "Tacoma", "pickup"},
        {"Toyota", "RAV4", "suv"}, {"Honda", "Civic", "sedan"}, {"Honda", "Accord", "sedan"},
        {"Honda", "CR-V", "suv"}, {"Ford", "F-150", "pickup"}, {"Ford", "Explorer", "suv"},
        {"Ford", "Transit", "van"}, {"Chevrolet", "Silverado", "pickup"}, {"Chevrolet", "Malibu", "sedan"},
        {"Nissan", "Altima", "sedan"}, {"Nissan", "Rogue", "suv"}, {"Tesla", "Model 3", "sedan"},
        {"Tesla", "Model Y", "suv"}, {"Hyundai", "Elantra", "sedan"}, {"Kia", "Soul", "hatchback"},
        {"Jeep", "Wrangler", "suv"}, {"Ram", "1500", "pickup"}, {"BMW", "328i", "sedan"},
        {"Mercedes-Benz", "Sprinter", "van"}, {"Subaru", "Outback", "wagon"}, {"Mazda", "CX-5", "suv"},
    };
    private static final String[] COLOURS = {
        "white", "white", "white", "black", "black", "grey", "grey", "silver", "silver", "blue", "red", "green", "gold"
    };
    private static final int OLDEST_YEAR = 2001;
    private static final int YEARS = 26;

    private final long seed;
    private final int size;
    private final int sites;
    private final PlateMaker plates;

    Fleet(long seed, int size, int sites) {
        this.seed = seed;
        this.size = size;
        this.sites = sites;
        this.plates = new PlateMaker(seed);
    }

    int size() {
        return size;
    }

    Car car(int index) {
        long hash = Hash.of(~seed, index);
        int home = Hash.pick(hash, 0, sites);
        int work = (home + 1 + Hash.pick(hash, 1, sites - 1)) % sites;
        return new Car(plates.at(index), description(Hash.of(seed + 1, index)), home, work);
    }

    static VehicleDescription description(long hash) {
        String[] model = MODELS[Hash.pick(hash, 0, MODELS.length)];
        return new VehicleDescription(
                model[0],
                model[1],
                COLOURS[Hash.pick(hash, 1, COLOURS.length)],
                model[2],
                String.valueOf(OLDEST_YEAR + Hash.pick(hash, 2, YEARS)));
    }
}
