package org.platewatch.jobs.hotlist;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.platewatch.events.Difference;
import org.platewatch.events.Hit;
import org.platewatch.events.HitLevel;
import org.platewatch.events.HotlistEntry;
import org.platewatch.events.Ids;
import org.platewatch.events.StateComparison;
import org.platewatch.events.Verification;
import org.platewatch.events.plate.Confusables;

/**
 * Whether a sighting is a hit for an entry, and which. The answer depends on the two alone, not on which of them came
 * first, so that a replay, another order of arrival or a restart gives the same hits.
 *
 * @param suppression reads of one entry by one camera within one window of this length are one hit; windows are aligned
 *     to 1970 so that they do not depend on the order of arrival
 * @param liveWithin a read that arrives later than this after its capture is no longer live
 */
public record HotlistRule(Duration suppression, Duration liveWithin) implements Serializable {
    /** What is left of a probability for a character that the posterior does not list: it keeps those above 2 %. */
    private static final double UNSEEN = 0.01;
    /** For a camera that gives no confidence. */
    private static final double TYPICAL_CONFIDENCE = 0.9;
    /** How much a hit is worth when the state that was read is not the one on the list. */
    private static final double OTHER_STATE = 0.1;

    public HotlistRule {
        if (suppression.toMillis() < 1 || liveWithin.isNegative()) {
            throw new IllegalArgumentException(
                    "the suppression window must be at least a millisecond, the live limit not negative");
        }
    }

    /** The hit of this sighting alone, with a count of one; nothing when it is none. */
    public Optional<Hit> match(Sighting sighting, HotlistEntry entry) {
        if (!entry.validAt(sighting.capturedAt()) || !plausible(sighting.plate(), entry.plate())) {
            return Optional.empty();
        }
        StateComparison states = StateComparison.of(sighting.state(), entry.state());
        List<Difference> differences = differences(sighting, entry.plate());
        boolean historic = isHistoric(sighting, entry);
        return Optional.of(new Hit(
                hitId(sighting, entry, historic),
                sighting.readId(),
                entry.id(),
                differences.isEmpty() ? HitLevel.EXACT : HitLevel.CONFUSABLE,
                score(sighting, entry.plate(), states),
                differences,
                sighting.plate(),
                entry.plate(),
                sighting.state(),
                entry.state(),
                states,
                sighting.confidence(),
                entry.category(),
                entry.list(),
                entry.listAsOf(),
                entry.agency(),
                entry.reason(),
                entry.caseNumber(),
                entry.vehicle(),
                entry.priority(),
                entry.restricted(),
                historic,
                Verification.UNVERIFIED,
                sighting.camera(),
                sighting.location(),
                sighting.capturedAt(),
                sighting.capturedAt(),
                sighting.cropUri(),
                sighting.contextUri(),
                1));
    }

    /** No news when found: the entry came after the capture, or the capture took too long to arrive. */
    private boolean isHistoric(Sighting sighting, HotlistEntry entry) {
        return sighting.capturedAt().isBefore(entry.enteredAt())
                || sighting.lateness().compareTo(liveWithin) > 0;
    }

    /**
     * A live and a historic hit of one window stay two hits: the first live one must alarm even after a historic one.
     * So do hits before and after the entry's plate was corrected: they are counted under different keys.
     */
    private String hitId(Sighting sighting, HotlistEntry entry, boolean historic) {
        long window = Math.floorDiv(sighting.capturedAt().toEpochMilli(), suppression.toMillis());
        Instant windowStart = Instant.ofEpochMilli(window * suppression.toMillis());
        return Ids.of(
                windowStart,
                entry.id(),
                Confusables.key(entry.plate()),
                sighting.camera(),
                historic ? "historic" : "live");
    }

    private static boolean plausible(String read, String listed) {
        if (read.length() != listed.length()) {
            return false;
        }
        for (int i = 0; i < read.length(); i++) {
            if (!Confusables.confusable(read.charAt(i), listed.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Difference> differences(Sighting sighting, String listed) {
        List<Difference> differences = new ArrayList<>();
        String read = sighting.plate();
        for (int i = 0; i < read.length(); i++) {
            if (read.charAt(i) != listed.charAt(i)) {
                double probability = sighting.posterior().isEmpty()
                        ? Double.NaN
                        : sighting.posterior().probabilityOf(i, listed.charAt(i));
                differences.add(new Difference(
                        i + 1, String.valueOf(listed.charAt(i)), String.valueOf(read.charAt(i)), probability));
            }
        }
        return differences;
    }

    private static double score(Sighting sighting, String listed, StateComparison states) {
        double plates =
                sighting.posterior().isEmpty() ? withoutPosterior(sighting, listed) : underPosterior(sighting, listed);
        return states == StateComparison.DIFFERENT ? plates * OTHER_STATE : plates;
    }

    private static double underPosterior(Sighting sighting, String listed) {
        double probability = 1;
        for (int i = 0; i < listed.length(); i++) {
            probability *= Math.max(UNSEEN, sighting.posterior().probabilityOf(i, listed.charAt(i)));
        }
        return probability;
    }

    private static double withoutPosterior(Sighting sighting, String listed) {
        double probability = Double.isNaN(sighting.confidence()) ? TYPICAL_CONFIDENCE : sighting.confidence();
        for (int i = 0; i < listed.length(); i++) {
            if (sighting.plate().charAt(i) != listed.charAt(i)) {
                probability *= UNSEEN;
            }
        }
        return probability;
    }
}
