package org.platewatch.simulation;

/**
 * Plates as one meets them in California: mostly its passenger series 1ABC234, some commercial and vanity plates, some
 * of other states. Each index has its plate, without any memory, and two indices of one series never share one until
 * the series is used up.
 *
 * <p>Passenger plates start with 4 to 8 only: 3 and 9, which no reader takes for one of those, are kept for stories.
 */
public final class PlateMaker {
    private static final long STEP = 1_000_000_007L; // a prime: every series is walked through whole

    private static final Series PASSENGER = new Series("CA", "p@&@###");
    private static final Series PASSENGER_2026 = new Series("CA", "n##@&@#");
    private static final Series COMMERCIAL = new Series("CA", "p@#####");
    private static final Series VANITY = new Series("CA", "cvcvcv#");
    private static final Series[] OTHERS = {
        new Series("AZ", "@@@####"),
        new Series("AZ", "@#@@##@"),
        new Series("NV", "###@##"),
        new Series("NV", "##@###"),
        new Series("TX", "@@@####"),
        new Series("OR", "###@@@"),
        new Series("WA", "@@@####"),
        new Series("UT", "@###@@"),
        new Series("CO", "@@@@##"),
        new Series("FL", "@@@@##"),
        new Series("NM", "@@@###"),
    };

    private final long seed;
    private final long offset;

    public PlateMaker(long seed) {
        this.seed = seed;
        this.offset = Hash.of(seed, -1) >>> 24;
    }

    /** The plate of the vehicle with that index, from 0. */
    public Registration at(long index) {
        long hash = Hash.of(seed, index);
        int percent = (int) Long.remainderUnsigned(hash, 100);
        Series series = percent < 80
                ? PASSENGER
                : percent < 83
                        ? PASSENGER_2026
                        : percent < 92
                                ? COMMERCIAL
                                : percent < 94 ? VANITY : OTHERS[(int) ((hash >>> 32) % OTHERS.length)];
        return new Registration(series.plate(offset + index * STEP), series.state);
    }

    /** The plates of a pattern in order of their serial number. */
    private static final class Series {
        final String state;
        private final String[] alphabets;
        private final long size;

        Series(String state, String pattern) {
            this.state = state;
            this.alphabets = pattern.chars().mapToObj(Series::alphabet).toArray(String[]::new);
            long plates = 1;
            for (String alphabet : alphabets) {
                plates *= alphabet.length();
            }
            this.size = plates;
        }

        String plate(long serial) {
            long rest = Long.remainderUnsigned(serial, size);
            char[] plate = new char[alphabets.length];
            for (int i = plate.length - 1; i >= 0; i--) {
                String alphabet = alphabets[i];
                plate[i] = alphabet.charAt((int) (rest % alphabet.length()));
                rest /= alphabet.length();
            }
            return new String(plate);
        }

        private static String alphabet(int symbol) {
            return switch (symbol) {
                case '#' -> "0123456789";
                case '@' -> "ABCDEFGHJKLMNPRSTUVWXYZ"; // I, O and Q stand between letters only
                case '&' -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
                case 'p' -> "45678";
                case 'n' -> "012";
                case 'c' -> "BCDFGHJKLMNPRSTVWZ";
                case 'v' -> "AEIOU";
                default -> throw new IllegalArgumentException("no such symbol: " + (char) symbol);
            };
        }
    }
}
