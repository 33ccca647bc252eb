package org.platewatch.simulation;

import java.util.SplittableRandom;
import org.platewatch.events.plate.Confusables;

/** Makes the mistakes that readers make. */
final class Misreader {
    private static final double CONFUSED = 0.7;
    private static final double CUT = 0.5;
    /** Pairs that bad light makes alike, though no confusion class holds them. */
    private static final String ALIKE = "MNHWUVCGEFPRYV4A71T7KX";

    private Misreader() {}

    /** The plate with one mistake; never the plate itself. */
    static String misread(String plate, SplittableRandom random) {
        double kind = random.nextDouble();
        if (kind < CONFUSED) {
            return confuse(plate, random);
        }
        boolean cut = plate.length() > 3 && random.nextDouble() < CUT;
        return cut ? plate.substring(0, plate.length() - 1) : blur(plate, random);
    }

    /** The plate with one character taken for another of its class, or blurred where no character has a class. */
    static String confuse(String plate, SplittableRandom random) {
        int start = random.nextInt(plate.length());
        for (int i = 0; i < plate.length(); i++) {
            int at = (start + i) % plate.length();
            String members = Confusables.of(plate.charAt(at));
            if (members.length() > 1) {
                int other = members.indexOf(plate.charAt(at)) + 1 + random.nextInt(members.length() - 1);
                return replace(plate, at, members.charAt(other % members.length()));
            }
        }
        return blur(plate, random);
    }

    private static String blur(String plate, SplittableRandom random) {
        int at = random.nextInt(plate.length());
        int pair = ALIKE.indexOf(plate.charAt(at));
        char other = pair < 0 ? (plate.charAt(at) == 'J' ? 'U' : 'J') : ALIKE.charAt(pair ^ 1);
        return replace(plate, at, other);
    }

    private static String replace(String plate, int at, char other) {
        return plate.substring(0, at) + other + plate.substring(at + 1);
    }
}
