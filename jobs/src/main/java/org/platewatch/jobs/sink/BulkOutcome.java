package org.platewatch.jobs.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.platewatch.events.DeadLetterCategory;

/**
 * What became of every document of a batch: each is in exactly one of the four groups.
 *
 * @param written documents that were written
 * @param present documents that were there already, or newer ones under their id
 * @param retry documents to send again
 * @param retryCause why, without a word of the documents' content; empty when there is nothing to send again
 * @param rejected documents to set aside
 * @param fatal why the job cannot go on, a sentence for the operator; empty when it can
 */
record BulkOutcome(
        int written,
        int present,
        List<BulkAction> retry,
        String retryCause,
        List<Rejection> rejected,
        Optional<String> fatal) {
    /** Tries that may be held against one document before it is set aside, or the job fails. */
    static final int MAX_ATTEMPTS = 8;

    static final BulkOutcome NOTHING = new BulkOutcome(0, 0, List.of(), "", List.of(), Optional.empty());

    BulkOutcome {
        retry = List.copyOf(retry);
        rejected = List.copyOf(rejected);
        Objects.requireNonNull(fatal, "fatal");
    }

    /** Sorts a batch by what the server said about each of its documents; both lists have the same order and length. */
    static BulkOutcome ofReply(List<BulkAction> batch, List<ItemResult> results) {
        if (results.size() != batch.size()) {
            return ofFailure(
                    batch,
                    RequestFailure.refused(
                            "the reply speaks of " + results.size() + " documents instead of " + batch.size()));
        }
        Sorter sorter = new Sorter();
        for (int i = 0; i < results.size(); i++) {
            sorter.add(batch.get(i), results.get(i));
        }
        return sorter.outcome();
    }

    /** Decides about a batch that failed as a whole and is not to be split any further. */
    static BulkOutcome ofFailure(List<BulkAction> batch, RequestFailure failure) {
        return switch (failure.kind()) {
            case UNAVAILABLE -> retryAll(batch, failure.description());
            case INDIGESTIBLE -> rejectAll(batch, DeadLetterCategory.REJECTED, failure.description());
            case REFUSED -> refuseAll(batch, failure.description());
        };
    }

    static BulkOutcome retryAll(List<BulkAction> batch, String cause) {
        return new BulkOutcome(0, 0, batch, cause, List.of(), Optional.empty());
    }

    static BulkOutcome rejectAll(List<BulkAction> batch, DeadLetterCategory category, String reason) {
        List<Rejection> rejections = batch.stream()
                .map(action -> new Rejection(action, category, reason))
                .toList();
        return new BulkOutcome(0, 0, List.of(), "", rejections, Optional.empty());
    }

    /** The outcome of both halves of a batch. */
    BulkOutcome and(BulkOutcome other) {
        return new BulkOutcome(
                written + other.written,
                present + other.present,
                concat(retry, other.retry),
                retryCause.isEmpty() ? other.retryCause : retryCause,
                concat(rejected, other.rejected),
                fatal.or(other::fatal));
    }

    /** The same outcome once the fate of the rejected documents is known: those not set aside must be sent again. */
    BulkOutcome afterSettingAside(List<Rejection> setAside, List<BulkAction> notSetAside) {
        String cause = notSetAside.isEmpty() ? retryCause : "dead letters cannot be published";
        return new BulkOutcome(written, present, concat(retry, notSetAside), cause, setAside, fatal);
    }

    private static BulkOutcome refuseAll(List<BulkAction> batch, String description) {
        Sorter sorter = new Sorter();
        batch.forEach(action -> sorter.addDenied(action, description));
        return sorter.outcome();
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static final class Sorter {
        private int written;
        private int present;
        private final List<BulkAction> retry = new ArrayList<>();
        private String retryCause = "";
        private final List<Rejection> rejected = new ArrayList<>();
        private Optional<String> fatal = Optional.empty();

        void add(BulkAction action, ItemResult result) {
            switch (ItemOutcome.of(result)) {
                case WRITTEN -> written++;
                case PRESENT -> present++;
                case BUSY -> retry(action, status(result));
                case FAULT -> addFault(action, result);
                case REJECTED -> reject(action, describe(result));
                case DENIED -> addDenied(action, "writing to " + action.index() + " failed with " + status(result));
            }
        }

        void addDenied(BulkAction action, String description) {
            BulkAction failed = action.failedOnce();
            retry(failed, description);
            if (failed.attempts() >= MAX_ATTEMPTS) {
                fatal = Optional.of("Elasticsearch refused the sink " + MAX_ATTEMPTS + " times: " + description
                        + ". Check its address, its credentials and their privileges.");
            }
        }

        BulkOutcome outcome() {
            return new BulkOutcome(written, present, retry, retryCause, rejected, fatal);
        }

        private void addFault(BulkAction action, ItemResult result) {
            BulkAction failed = action.failedOnce();
            if (failed.attempts() < MAX_ATTEMPTS) {
                retry(failed, status(result));
            } else {
                reject(action, "failed " + MAX_ATTEMPTS + " times, last with " + describe(result));
            }
        }

        private void retry(BulkAction action, String cause) {
            retry.add(action);
            retryCause = cause;
        }

        private void reject(BulkAction action, String reason) {
            rejected.add(new Rejection(action, DeadLetterCategory.REJECTED, reason));
        }

        private static String describe(ItemResult result) {
            return status(result) + ": " + result.reason();
        }

        private static String status(ItemResult result) {
            return "HTTP " + result.status() + " " + result.errorType();
        }
    }
}
