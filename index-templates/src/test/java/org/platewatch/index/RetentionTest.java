package org.platewatch.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.platewatch.index.install.Assets;

class RetentionTest {
    private static final Retention LAW = Retention.POLICY_462_4;

    @Test
    void shouldAddUpWeekLatenessAndYear() {
        assertThat(LAW.earliestDeleteDays()).isEqualTo(7 + 30 + 366);
        assertThat(LAW.earliestCloseDays()).isEqualTo(38);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHoldForThePolicyOfEveryFamily(IndexFamily family) {
        assertThat(LAW.violations(Assets.policyOf(family))).isEmpty();
    }

    /** Told in calendar days instead of sums: each read outlives its year, however late it came. */
    @Property
    void shouldKeepEveryReadForAYearFromItsDownload(
            @ForAll @IntRange(max = 20_000) int day, @ForAll @IntRange(max = 30) int lateness) {
        LocalDate captured = LocalDate.EPOCH.plusDays(day);
        LocalDate downloaded = captured.plusDays(lateness);
        IndexName index = IndexName.of(
                IndexFamily.READS, captured.atStartOfDay(ZoneOffset.UTC).toInstant());
        LifecyclePolicy policy = Assets.policyOf(IndexFamily.READS);

        Instant aYearOn = downloaded
                .plus(Period.ofYears(1))
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        assertThat(policy.deletes(index, aYearOn.minusMillis(1))).isFalse();
        assertThat(index.monday().plusDays(policy.closesAfterDays().orElseThrow()))
                .isAfter(downloaded);
    }

    @Test
    void shouldDeleteOnTheDayThatThePolicySays() {
        IndexName index = new IndexName(IndexFamily.READS, LocalDate.of(2026, 11, 23));
        LifecyclePolicy policy = new LifecyclePolicy("p", OptionalInt.empty(), OptionalInt.of(403));

        assertThat(policy.deletes(index, Instant.parse("2027-12-30T23:59:59.999Z")))
                .isFalse();
        assertThat(policy.deletes(index, Instant.parse("2027-12-31T00:00:00Z"))).isTrue();
    }

    @Test
    void shouldNameWhatAPolicyViolates() {
        assertThat(LAW.violations(new LifecyclePolicy("p", OptionalInt.of(37), OptionalInt.of(402))))
                .containsExactly(
                        "policy p closes an index after 37 days, but late uploads are written to it until day 37",
                        "policy p deletes an index after 402 days, but 403 are required"
                                + " (7 of its week + 30 of late upload + 366 of retention)");
        assertThat(LAW.violations(new LifecyclePolicy("p", OptionalInt.empty(), OptionalInt.empty())))
                .containsExactly("policy p never deletes an index");
    }

    @Test
    void shouldSeeClosingInWhateverActionDoesIt() throws JsonProcessingException {
        String policy = """
                {"policy": {"phases": {
                  "hot": {"min_age": "0ms", "actions": {"set_priority": {"priority": 1}}},
                  "warm": {"min_age": "9d", "actions": {"shrink": {"number_of_shards": 1}}},
                  "cold": {"min_age": "50d", "actions": {"readonly": {}}}}}}""";

        LifecyclePolicy parsed = LifecyclePolicy.of("p", new JsonMapper().readTree(policy));

        assertThat(parsed).isEqualTo(new LifecyclePolicy("p", OptionalInt.of(9), OptionalInt.empty()));
        assertThatThrownBy(() -> LifecyclePolicy.of("p", new JsonMapper().readTree(policy.replace("9d", "216h"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy p: phase warm must begin after whole days such as 403d, but begins after 216h");
    }
}
