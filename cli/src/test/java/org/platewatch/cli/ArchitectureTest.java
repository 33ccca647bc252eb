package org.platewatch.cli;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** The house of docs/developers.md: imports point down only. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.platewatch");

    @Test
    void shouldPointImportsDownOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("org.platewatch.cli..")
                .layer("benchmarks")
                .definedBy("org.platewatch.benchmarks..")
                .layer("jobs")
                .definedBy("org.platewatch.jobs..")
                .layer("index-templates")
                .definedBy("org.platewatch.index..")
                .layer("recognition-udf")
                .definedBy("org.platewatch.recognition..")
                .layer("simulation")
                .definedBy("org.platewatch.simulation..")
                .layer("devstack")
                .definedBy("org.platewatch.devstack..")
                .layer("events")
                .definedBy("org.platewatch.events..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("benchmarks")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("jobs")
                .mayOnlyBeAccessedByLayers("cli", "benchmarks")
                .whereLayer("recognition-udf")
                .mayOnlyBeAccessedByLayers("cli", "benchmarks", "jobs")
                .whereLayer("simulation")
                .mayOnlyBeAccessedByLayers("cli", "benchmarks")
                .whereLayer("devstack")
                .mayOnlyBeAccessedByLayers("cli", "benchmarks")
                .whereLayer("index-templates")
                .mayOnlyBeAccessedByLayers("cli", "benchmarks", "jobs")
                .check(CLASSES);
    }

    @Test
    void shouldKeepPackagesFreeOfCycles() {
        slices().matching("org.platewatch.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldKeepEnginesOutOfTheEvents() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("org.platewatch.events..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "co.elastic..")
                .check(CLASSES);
    }

    @Test
    void shouldKeepRecognitionFreeOfTransport() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("org.platewatch.recognition..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "co.elastic..")
                .check(CLASSES);
    }
}
