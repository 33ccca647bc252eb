package org.platewatch.jobs.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platewatch.jobs.fixtures.Given.CAMERA;
import static org.platewatch.jobs.fixtures.Given.GRACE;
import static org.platewatch.jobs.fixtures.Given.MAIN_STREET;
import static org.platewatch.jobs.fixtures.ReadBuilder.read;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platewatch.events.Camera;
import org.platewatch.events.CameraKind;
import org.platewatch.events.PlateRead;
import org.platewatch.events.Position;
import org.platewatch.jobs.fixtures.Given;
import org.platewatch.jobs.fixtures.KeyedOperator;

class EnrichWithCameraTest {
    private static final Duration UNKNOWN_REMEMBERED = Duration.ofDays(1);

    private KeyedOperator<PlateRead, CameraChange, PlateRead> enrich;

    @BeforeEach
    void start() throws Exception {
        enrich = KeyedOperator.of(new EnrichWithCamera(GRACE), PlateRead::camera, CameraChange::cameraId);
    }

    @AfterEach
    void stop() {
        enrich.close();
    }

    @Test
    void shouldAddWhatTheRegistrationSays() throws Exception {
        register(Given.fixedCamera(CAMERA));

        enrich.first(read("r1").build());

        PlateRead enriched = single();
        assertThat(enriched.cameraKnown()).isTrue();
        assertThat(enriched.agency()).isEqualTo("corona-pd");
        assertThat(enriched.location()).isEqualTo(MAIN_STREET);
        assertThat(enriched.headingDegrees()).isEqualTo(180);
        assertOnlyRegistrationsLeft(1);
    }

    @Test
    void shouldPreferThePositionThatTheReadBrings() throws Exception {
        Position elsewhere = new Position(33.9, -117.6);
        register(Given.fixedCamera(CAMERA));

        enrich.first(read("r1").from(elsewhere, 90).build());

        PlateRead enriched = single();
        assertThat(enriched.location()).isEqualTo(elsewhere);
        assertThat(enriched.headingDegrees()).isEqualTo(90);
    }

    @Test
    void shouldLetReadsOfAnUnknownCameraWaitForTheGraceThenPassFlagged() throws Exception {
        PlateRead first = read("r1").build();
        PlateRead second = read("r2").build();
        enrich.first(first);
        enrich.pass(GRACE.minusMillis(1));
        enrich.first(second);
        assertThat(enrich.takeOutput()).isEmpty();
        assertThat(enrich.timers()).isEqualTo(1);

        enrich.pass(Duration.ofMillis(1));

        assertThat(enrich.takeOutput()).containsExactly(first, second);
        assertThat(first.cameraKnown()).isFalse();
        enrich.pass(UNKNOWN_REMEMBERED);
        assertOnlyRegistrationsLeft(0);
    }

    @Test
    void shouldNotWaitAgainForACameraGivenUpOn() throws Exception {
        enrich.first(read("r1").build());
        enrich.pass(GRACE);
        enrich.takeOutput();
        PlateRead later = read("r2").build();

        enrich.first(later);

        assertThat(single()).isEqualTo(later);
        enrich.pass(UNKNOWN_REMEMBERED);
        assertOnlyRegistrationsLeft(0);
    }

    @Test
    void shouldReleaseWaitingReadsInOrderOnRegistration() throws Exception {
        enrich.first(read("r1").build());
        enrich.first(read("r2").build());
        enrich.first(read("r3").build());

        register(Given.fixedCamera(CAMERA));
        enrich.first(read("r4").build());

        List<PlateRead> released = enrich.takeOutput();
        assertThat(released).extracting(PlateRead::id).containsExactly("r1", "r2", "r3", "r4");
        assertThat(released).allMatch(PlateRead::cameraKnown);
        enrich.pass(GRACE);
        assertThat(enrich.takeOutput()).isEmpty();
        assertOnlyRegistrationsLeft(1);
    }

    @Test
    void shouldNotReleaseTheReadsOfAnotherCamera() throws Exception {
        enrich.first(read("r1").by("cam-2").build());

        register(Given.fixedCamera(CAMERA));

        assertThat(enrich.takeOutput()).isEmpty();
    }

    @Test
    void shouldEnrichAgainOnceAGivenUpCameraIsRegistered() throws Exception {
        enrich.first(read("r1").build());
        enrich.pass(GRACE);
        enrich.takeOutput();

        register(Given.fixedCamera(CAMERA));
        enrich.first(read("r2").build());

        assertThat(single().cameraKnown()).isTrue();
        assertOnlyRegistrationsLeft(1);
    }

    @Test
    void shouldTakeTheNewestRegistration() throws Exception {
        register(Given.fixedCamera(CAMERA));
        register(new Camera(CAMERA, "norco-pd", "", CameraKind.MOBILE, Position.UNKNOWN, Double.NaN, 0));

        enrich.first(read("r1").build());

        PlateRead enriched = single();
        assertThat(enriched.agency()).isEqualTo("norco-pd");
        assertThat(enriched.location().absent()).isTrue();
    }

    @Test
    void shouldTreatACameraTakenOffTheRegisterAsUnknown() throws Exception {
        register(Given.fixedCamera(CAMERA));
        takeOff(CAMERA);

        enrich.first(read("r1").build());
        assertThat(enrich.takeOutput()).isEmpty();
        enrich.pass(GRACE);

        assertThat(single().cameraKnown()).isFalse();
    }

    @Test
    void shouldGiveEachReadTheWholeGraceWhenTheCameraCameAndWentMeanwhile() throws Exception {
        enrich.first(read("r1").build());
        register(Given.fixedCamera(CAMERA));
        takeOff(CAMERA);
        enrich.takeOutput();
        enrich.pass(GRACE.dividedBy(2));
        enrich.first(read("r2").build());

        enrich.pass(GRACE.dividedBy(2));
        assertThat(enrich.takeOutput()).isEmpty();
        enrich.pass(GRACE.dividedBy(2));

        assertThat(single().id()).isEqualTo("r2");
    }

    @Test
    void shouldIgnoreTheTombstoneOfACameraThatNeverWas() throws Exception {
        takeOff("cam-9");

        assertThat(enrich.takeOutput()).isEmpty();
        assertOnlyRegistrationsLeft(0);
    }

    @Test
    void shouldForgetMadeUpCameraIds() throws Exception {
        for (int i = 0; i < 200; i++) {
            enrich.first(read("r" + i).by("made-up-" + i).build());
        }
        enrich.pass(GRACE);
        assertThat(enrich.takeOutput()).hasSize(200);

        enrich.pass(UNKNOWN_REMEMBERED);

        assertOnlyRegistrationsLeft(0);
    }

    @Test
    void shouldWaitAgainForACameraGivenUpOnADayAgo() throws Exception {
        enrich.first(read("r1").build());
        enrich.pass(GRACE);
        enrich.pass(UNKNOWN_REMEMBERED);
        enrich.takeOutput();

        enrich.first(read("r2").build());
        assertThat(enrich.takeOutput()).isEmpty();
        register(Given.fixedCamera(CAMERA));

        assertThat(single().cameraKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shouldGoOnFromASnapshotWithAnyParallelism(int parallelism) throws Exception {
        for (int camera = 0; camera < 20; camera++) {
            enrich.first(read("first-" + camera).by("cam-" + camera).build());
        }
        for (int camera = 0; camera < 5; camera++) {
            register(Given.fixedCamera("cam-" + camera));
        }
        assertThat(enrich.takeOutput()).hasSize(5);

        enrich.restart(parallelism);
        for (int camera = 0; camera < 10; camera++) {
            register(Given.fixedCamera("cam-" + camera));
        }
        assertThat(enrich.takeOutput()).hasSize(5).allMatch(PlateRead::cameraKnown);
        enrich.restart(3);
        enrich.pass(GRACE);
        enrich.restart(parallelism);
        for (int camera = 0; camera < 20; camera++) {
            enrich.first(read("second-" + camera).by("cam-" + camera).build());
        }

        List<PlateRead> output = enrich.takeOutput();
        assertThat(output).hasSize(10 + 20);
        assertThat(output).filteredOn(PlateRead::cameraKnown).hasSize(10);
        enrich.pass(UNKNOWN_REMEMBERED);
        assertOnlyRegistrationsLeft(10);
    }

    private void register(Camera camera) throws Exception {
        enrich.second(new CameraChange(camera.id(), List.of(camera)));
    }

    private void takeOff(String cameraId) throws Exception {
        enrich.second(new CameraChange(cameraId, List.of()));
    }

    private PlateRead single() {
        List<PlateRead> output = enrich.takeOutput();
        assertThat(output).hasSize(1);
        return output.get(0);
    }

    private void assertOnlyRegistrationsLeft(int cameras) {
        assertThat(enrich.stateEntries()).isEqualTo(cameras);
        assertThat(enrich.timers()).isZero();
    }
}
