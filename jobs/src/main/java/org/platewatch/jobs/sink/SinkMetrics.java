package org.platewatch.jobs.sink;

import java.time.Duration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/** Counts what becomes of the documents; only the thread that handles the replies counts. */
final class SinkMetrics {
    private final Counter written;
    private final Counter present;
    private final Counter retried;
    private final Counter rejected;
    private final Counter failedRequests;
    private volatile long backoffMillis;

    SinkMetrics(SinkWriterMetricGroup writer) {
        MetricGroup group = writer.addGroup("elasticsearch");
        written = group.counter("documentsWritten");
        present = group.counter("documentsAlreadyPresent");
        retried = group.counter("documentsRetried");
        rejected = group.counter("documentsRejected");
        failedRequests = group.counter("requestsFailed");
        group.gauge("backoffMillis", () -> backoffMillis);
    }

    void countFailedRequest() {
        failedRequests.inc();
    }

    void count(BulkOutcome outcome) {
        written.inc(outcome.written());
        present.inc(outcome.present());
        retried.inc(outcome.retry().size());
        rejected.inc(outcome.rejected().size());
    }

    /** What the latest failed request waits; zero once one succeeds. */
    void setBackoff(Duration backoff) {
        backoffMillis = backoff.toMillis();
    }
}
