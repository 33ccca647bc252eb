package org.platewatch.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platewatch.events.DeadLetterCategory;

class BulkOutcomeTest {
    private static final BulkAction READ = action("r-1");
    private static final BulkAction HIT = BulkAction.index("alpr-hits-2026.11.23", "h-1", 3, READ.json());

    @ParameterizedTest
    @CsvSource({
        "200, '', WRITTEN",
        "201, '', WRITTEN",
        "409, version_conflict_engine_exception, PRESENT",
        "429, es_rejected_execution_exception, BUSY",
        "503, unavailable_shards_exception, BUSY",
        "500, exception, FAULT",
        "403, cluster_block_exception, FAULT",
        "403, security_exception, DENIED",
        "401, security_exception, DENIED",
        "400, document_parsing_exception, REJECTED",
        "404, index_not_found_exception, REJECTED",
        "413, '', REJECTED"
    })
    void shouldTellOutcomesApartByStatus(int status, String errorType, ItemOutcome outcome) {
        assertThat(ItemOutcome.of(new ItemResult(status, errorType, ""))).isEqualTo(outcome);
    }

    @Test
    void shouldTakeADocumentThatIsThereAlreadyAsWritten() {
        BulkOutcome outcome = reply(List.of(READ, HIT), ItemResult.ok(201), result(409));

        assertThat(outcome.written()).isOne();
        assertThat(outcome.present()).isOne();
        assertThat(outcome.retry()).isEmpty();
        assertThat(outcome.rejected()).isEmpty();
    }

    @Test
    void shouldSendABusyDocumentAgainHoweverOftenWithoutHoldingItAgainstIt() {
        BulkOutcome outcome = reply(List.of(READ), result(429));

        assertThat(outcome.retry()).containsExactly(READ);
        assertThat(outcome.retryCause()).contains("429");
        assertThat(outcome.fatal()).isEmpty();
    }

    @Test
    void shouldSetARefusedDocumentAsideAndWriteTheOthers() {
        BulkOutcome outcome = reply(List.of(READ, HIT), result(400), ItemResult.ok(200));

        assertThat(outcome.written()).isOne();
        assertThat(outcome.rejected()).singleElement().satisfies(rejection -> {
            assertThat(rejection.action()).isEqualTo(READ);
            assertThat(rejection.category()).isEqualTo(DeadLetterCategory.REJECTED);
            assertThat(rejection.reason()).contains("400");
        });
    }

    @Test
    void shouldSetADocumentAsideThatTheServerFailsOverAgainAndAgain() {
        BulkAction action = READ;
        for (int attempt = 1; attempt < BulkOutcome.MAX_ATTEMPTS; attempt++) {
            BulkOutcome outcome = reply(List.of(action), result(500));
            assertThat(outcome.rejected()).isEmpty();
            action = outcome.retry().get(0);
        }

        assertThat(reply(List.of(action), result(500)).rejected()).hasSize(1);
    }

    @Test
    void shouldFailTheJobWithASentenceWhenItKeepsBeingDenied() {
        BulkAction action = READ;
        for (int attempt = 1; attempt < BulkOutcome.MAX_ATTEMPTS; attempt++) {
            BulkOutcome outcome = reply(List.of(action), result(403));
            assertThat(outcome.fatal()).isEmpty();
            action = outcome.retry().get(0);
        }

        assertThat(reply(List.of(action), result(403)).fatal())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("Check its address, its credentials"));
    }

    @Test
    void shouldNotTrustAReplyThatSpeaksOfOtherDocuments() {
        BulkOutcome outcome = reply(List.of(READ, HIT), ItemResult.ok(201));

        assertThat(outcome.written()).isZero();
        assertThat(outcome.retry()).hasSize(2);
    }

    static BulkAction action(String id) {
        return BulkAction.create("alpr-reads-2026.11.23", id, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    }

    private static BulkOutcome reply(List<BulkAction> batch, ItemResult... results) {
        return BulkOutcome.ofReply(batch, List.of(results));
    }

    private static ItemResult result(int status) {
        return new ItemResult(status, "some_exception", "why");
    }
}
