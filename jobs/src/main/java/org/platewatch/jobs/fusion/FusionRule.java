package org.platewatch.jobs.fusion;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.platewatch.events.Ids;
import org.platewatch.events.PlateRead;
import org.platewatch.events.ReadSource;
import org.platewatch.events.VehicleDescription;
import org.platewatch.events.plate.Confusables;
import org.platewatch.jobs.frames.Look;
import org.platewatch.recognition.reading.PlateText;
import org.platewatch.recognition.reading.Product;

/**
 * Which looks belong to one pass of a vehicle, and what they say together.
 *
 * @param gap how far apart in time two looks of a pass may lie
 * @param minConfidence reads below it are none: what the detector took for a plate, or a plate too poor to read
 */
public record FusionRule(Duration gap, double minConfidence) implements Serializable {
    /** Plates of one pass may be read differently by as many characters, of their confusion classes. */
    private static final int SIMILAR = 2;

    public FusionRule {
        if (gap.isNegative() || gap.isZero()) {
            throw new IllegalArgumentException("gap must be more than nothing");
        }
        if (!(minConfidence >= 0 && minConfidence <= 1)) {
            throw new IllegalArgumentException("minConfidence must be 0 to 1");
        }
    }

    /**
     * Whether a look shows the vehicle of that pass: near in time, similar in text, and not of a frame it has a look
     * of.
     */
    public boolean belongs(Look look, Pass pass) {
        Instant at = look.capturedAt();
        return !at.isBefore(pass.firstCapturedAt().minus(gap))
                && !at.isAfter(pass.lastCapturedAt().plus(gap))
                && !pass.hasFrame(look.frameId())
                && similar(look.plate(), pass.best().plate());
    }

    /** The read of a finished pass; empty if it cannot be believed. */
    public Optional<FusedRead> fuse(Pass pass) {
        return PlateText.of(
                        Product.ofFrames(pass.looks().stream().map(Look::text).toList()))
                .filter(text -> text.best().confidence() >= minConfidence)
                .map(text -> new FusedRead(
                        read(pass, text), pass.best().crop(), pass.best().context()));
    }

    private static PlateRead read(Pass pass, PlateText text) {
        Look first = pass.first();
        Look best = pass.best();
        return new PlateRead(
                Ids.of(pass.firstCapturedAt(), first.camera(), first.frameId(), Integer.toString(first.index())),
                text.best().plate(),
                best.plate(),
                state(pass.looks()),
                text.best().confidence(),
                text.candidates(),
                text.slots(),
                first.camera(),
                false,
                "",
                best.unit(),
                best.location(),
                best.headingDegrees(),
                best.capturedAt(),
                best.receivedAt(),
                ReadSource.FRAMES,
                VehicleDescription.UNKNOWN,
                "",
                "",
                pass.frames());
    }

    /** The state that the looks give the most probability together. */
    private static String state(List<Look> looks) {
        Map<String, Double> votes = new HashMap<>();
        looks.forEach(look -> votes.merge(look.state(), look.stateProbability(), Double::sum));
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    /** Whether two texts may be one plate, read twice: few edits apart once confusable characters are the same. */
    static boolean similar(String a, String b) {
        return edits(Confusables.key(a), Confusables.key(b)) <= Math.min(SIMILAR, Math.min(a.length(), b.length()) / 2);
    }

    private static int edits(String a, String b) {
        List<Integer> row = new ArrayList<>();
        for (int j = 0; j <= b.length(); j++) {
            row.add(j);
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row.get(0);
            row.set(0, i);
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row.get(j);
                row.set(j, Math.min(replaced, 1 + Math.min(row.get(j), row.get(j - 1))));
            }
        }
        return row.get(b.length());
    }

    /** The look to show people: the surest. */
    static Comparator<Look> bySureness() {
        return Comparator.comparingDouble(Look::confidence);
    }
}
