package dev.plinth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Design rules: how the classes of a module relate, and how they are named. */
@AnalyzeClasses(locations = Modules.class)
class DesignRulesTest {

  private static final String CACHE = "dev.plinth.runtime.cache";
  private static final String DATABASE_ACCESS = "dev.plinth.runtime.database.DatabaseAccess";

  @ArchTest static final ArchRule featuresOfRuntimeFormNoCycle = featuresFormNoCycle("runtime");

  @ArchTest
  static final ArchRule featuresOfPersistenceFormNoCycle = featuresFormNoCycle("persistence");

  @ArchTest static final ArchRule featuresOfRestFormNoCycle = featuresFormNoCycle("rest");

  @ArchTest
  static final ArchRule featuresOfTheLauncherFormNoCycle = featuresFormNoCycle("launcher");

  @ArchTest
  static final ArchRule featuresOfTheServerExtensionFormNoCycle = featuresFormNoCycle("server");

  @ArchTest static final ArchRule featuresOfDevtoolsFormNoCycle = featuresFormNoCycle("devtools");

  @ArchTest
  static final ArchRule featuresOfTheConformanceKitFormNoCycle = featuresFormNoCycle("conformance");

  @ArchTest
  static final ArchRule featuresOfTheBenchmarksFormNoCycle = featuresFormNoCycle("benchmarks");

  @ArchTest
  static final ArchRule resourcesReachRepositoriesOnlyThroughUseCases =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .should()
          .dependOnClassesThat(simpleNameEndingWith("Repository"));

  /** A resource of another scope would be created for each request. */
  @ArchTest
  static final ArchRule resourcesHaveOneInstance =
      classes()
          .that()
          .areAnnotatedWith("jakarta.ws.rs.Path")
          .should()
          .beAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
          .andShould()
          .haveSimpleNameEndingWith("Resource");

  /** {@code RolesFeature} enforces no other annotation and no other place. */
  @ArchTest
  static final ArchRule operationsDeclareTheirRolesByRolesAllowed =
      noClasses()
          .should()
          .beAnnotatedWith("jakarta.annotation.security.RolesAllowed")
          .orShould()
          .beAnnotatedWith("jakarta.annotation.security.DenyAll")
          .orShould()
          .beAnnotatedWith("jakarta.annotation.security.PermitAll");

  @ArchTest
  static final ArchRule methodsAreNeitherDeniedNorPermittedToAll =
      noMethods()
          .should()
          .beAnnotatedWith("jakarta.annotation.security.DenyAll")
          .orShould()
          .beAnnotatedWith("jakarta.annotation.security.PermitAll");

  /**
   * The server takes retries and circuit breaker from the class that declares a method: without the
   * stereotype there, inherited methods have none.
   */
  @ArchTest
  static final ArchRule baseClassesOfWhatUsesTheDatabaseHaveItsStereotype =
      classes()
          .that()
          .areNotInterfaces()
          .and(
              describe(
                  "have a subclass with the stereotype", DesignRulesTest::isExtendedForDatabase))
          .should()
          .beAnnotatedWith(DATABASE_ACCESS);

  private static boolean isExtendedForDatabase(JavaClass type) {
    return type.getAllSubclasses().stream().anyMatch(it -> it.isAnnotatedWith(DATABASE_ACCESS));
  }

  /** Keys, leases and stores are internals of the cache. */
  @ArchTest
  static final ArchRule theCacheHasThreePublicTypes =
      classes()
          .that()
          .resideInAPackage(CACHE)
          .and()
          .areTopLevelClasses()
          .and()
          .arePublic()
          .should()
          .haveNameMatching(".*\\.(Cache|MemoryCache|CacheWriter)");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)");

  /** Except in the benchmarks, which name what they measure. */
  @ArchTest
  static void aNameNamesOneClass(JavaClasses classes) {
    List<String> names =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(it -> !it.getPackageName().startsWith("dev.plinth.benchmarks"))
            .map(JavaClass::getSimpleName)
            .filter(it -> !it.equals("package-info"))
            .toList();

    assertThat(names).hasSizeGreaterThan(500).doesNotHaveDuplicates();
  }

  private static ArchRule featuresFormNoCycle(String module) {
    return slices().matching("dev.plinth." + module + ".(*)..").should().beFreeOfCycles();
  }
}
