package dev.plinth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.plinth.system.product.ListedServices;

/** Dependency rules between the modules. */
@AnalyzeClasses(locations = Modules.class)
class ModuleRulesTest {

  private static final String PRODUCT = "dev.plinth..";
  private static final String SERVER = "dev.plinth.server..";
  private static final String RUNTIME = "dev.plinth.runtime..";
  private static final String PERSISTENCE = "dev.plinth.persistence..";
  private static final String REST = "dev.plinth.rest..";
  private static final String LAUNCHER = "dev.plinth.launcher..";
  private static final String DEVTOOLS = "dev.plinth.devtools..";
  private static final String CONFORMANCE = "dev.plinth.conformance..";
  private static final String BENCHMARKS = "dev.plinth.benchmarks..";

  @ArchTest
  static final ArchRule everyClassIsInTheModuleOfItsPackage =
      classes().should(new InTheModuleOfItsPackage());

  @ArchTest static final ArchRule runtimeKnowsNoOtherModule = knows(RUNTIME);

  @ArchTest static final ArchRule persistenceKnowsOnlyRuntime = knows(PERSISTENCE, RUNTIME);

  @ArchTest static final ArchRule restKnowsOnlyRuntime = knows(REST, RUNTIME);

  @ArchTest
  static final ArchRule aServiceKnowsOnlyWhatServicesShare =
      CompositeArchRule.of(
          ListedServices.names().stream()
              .map(name -> knows("dev.plinth." + name + "..", REST, PERSISTENCE, RUNTIME))
              .toList());

  @ArchTest
  static final ArchRule launcherKnowsOnlyPersistenceAndRuntime =
      knows(LAUNCHER, PERSISTENCE, RUNTIME);

  @ArchTest
  static final ArchRule devtoolsKnowsOnlyWhatTheLauncherKnows =
      knows(DEVTOOLS, LAUNCHER, PERSISTENCE, RUNTIME);

  /** For the embedded PostgreSQL that {@code plinth up} starts, and for the charts. */
  @ArchTest
  static final ArchRule benchmarksKnowOnlyTheLauncherAndTheCharts =
      knows(BENCHMARKS, LAUNCHER, "dev.plinth.devtools.chart..");

  /** The benchmarks and the system tests use them without the libraries of devtools. */
  @ArchTest
  static final ArchRule chartsAndFaultsNeedTheJdkOnly =
      noClasses()
          .that()
          .resideInAnyPackage("dev.plinth.devtools.chart..", "dev.plinth.devtools.fault..")
          .should()
          .dependOnClassesThat(
              resideOutsideOfPackages(
                  "java..",
                  "javax..",
                  "dev.plinth.devtools.chart..",
                  "dev.plinth.devtools.fault.."));

  @ArchTest static final ArchRule serverKnowsNoOtherModule = knows(SERVER);

  @ArchTest static final ArchRule conformanceKitKnowsNoOtherModule = knows(CONFORMANCE);

  private static ArchRule knows(String module, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(
            resideInAPackage(PRODUCT)
                .and(not(resideInAPackage(module)))
                .and(not(resideInAnyPackage(others))));
  }
}
