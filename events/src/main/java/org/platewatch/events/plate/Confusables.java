package org.platewatch.events.plate;

import java.util.List;

/**
 * Characters that plate readers, on cameras and in people, take for one another. Each class is named by its first
 * character; a plate's key replaces every character by the name of its class, so that two plates have the same key
 * exactly if they may be confusions of each other.
 */
public final class Confusables {
    /** Shape classes that every reader's confusion matrix shows; everything else stands for itself. */
    private static final List<String> CLASSES = List.of("0ODQ", "1IL", "2Z", "5S", "6G", "8B");

    private static final String[] CLASS_OF = new String['Z' + 1];

    static {
        for (char c = 0; c <= 'Z'; c++) {
            CLASS_OF[c] = String.valueOf(c);
        }
        for (String members : CLASSES) {
            members.chars().forEach(c -> CLASS_OF[c] = members);
        }
    }

    private Confusables() {}

    /** All characters of the class that {@code c} (A-Z, 0-9) is in, itself among them. */
    public static String of(char c) {
        return CLASS_OF[c];
    }

    /** Whether two characters of a normalised plate may be confusions of each other. */
    public static boolean confusable(char a, char b) {
        return CLASS_OF[a].charAt(0) == CLASS_OF[b].charAt(0);
    }

    /** The confusion key of a normalised plate: reads and hotlist entries meet under it. */
    public static String key(String plate) {
        char[] key = plate.toCharArray();
        for (int i = 0; i < key.length; i++) {
            key[i] = CLASS_OF[key[i]].charAt(0);
        }
        return new String(key);
    }
}
