package dev.plinth.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependency rules: which package may use which library. */
@AnalyzeClasses(locations = Modules.class)
class LibraryRulesTest {

  private static final String PERSISTENCE = "dev.plinth.persistence..";
  private static final String RUNTIME = "dev.plinth.runtime..";
  private static final String REDIS = "dev.plinth.runtime.redis..";
  private static final String TEXT = "dev.plinth.runtime.text..";
  private static final String SCHEMA = "dev.plinth.devtools.schema..";
  private static final String SERVER = "dev.plinth.server..";
  private static final String METRICS = "dev.plinth.server.metrics..";

  @ArchTest
  static final ArchRule persistenceAndRuntimeKnowNothingOfHttp =
      noClasses()
          .that()
          .resideInAnyPackage(PERSISTENCE, RUNTIME)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "java.net.http.."));

  /** Use cases throw facts; a problem or an exception of JAX-RS would be HTTP. */
  @ArchTest
  static final ArchRule onlyResourcesApplicationsAndRestUseJaxRs =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.plinth.rest..")
          .and()
          .haveSimpleNameNotEndingWith("Resource")
          .and()
          .haveSimpleNameNotEndingWith("Application")
          .should()
          .dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs..", "dev.plinth.rest.problem.."));

  /** This also keeps entity managers from being injected anywhere else. */
  @ArchTest
  static final ArchRule onlyPersistenceAndTheSchemaComparisonUseJpa =
      noClasses()
          .that()
          .resideOutsideOfPackages(PERSISTENCE, SCHEMA)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("jakarta.persistence..", "org.eclipse.persistence.."));

  /** The launcher runs outside the server, so it opens its own connections. */
  @ArchTest
  static final ArchRule servicesUseNoJdbc =
      noClasses()
          .that()
          .resideInAnyPackage("dev.plinth.rest..", "dev.plinth.users..", "dev.plinth.blogs..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "java.sql..", "javax.sql..", "org.postgresql..", "org.flywaydb.."));

  @ArchTest
  static final ArchRule onlyTheRedisPackageUsesJedis =
      noClasses()
          .that()
          .resideOutsideOfPackage(REDIS)
          .should()
          .dependOnClassesThat(resideInAnyPackage("redis.clients.."));

  @ArchTest
  static final ArchRule onlyTheTextPackageUsesIcu =
      noClasses()
          .that()
          .resideOutsideOfPackage(TEXT)
          .should()
          .dependOnClassesThat(resideInAnyPackage("com.ibm.icu.."));

  @ArchTest
  static final ArchRule onlyAccessTokensAndTheirKeysUseJose =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.plinth.rest.access..", "dev.plinth.users.token..", "dev.plinth.launcher.key..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.jose4j.."));

  @ArchTest
  static final ArchRule onlyTheServerExtensionUsesTheServersClasses =
      noClasses()
          .that()
          .resideOutsideOfPackage(SERVER)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.glassfish..", "com.sun.enterprise..", "org.apache.catalina..", "fish.."));

  @ArchTest
  static final ArchRule outputGoesOnlyToTheLogAndTheCommandLine =
      noClasses().should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule onlyTheServersMetricsUsePrometheus =
      noClasses()
          .that()
          .resideOutsideOfPackage(METRICS)
          .should()
          .dependOnClassesThat(resideInAnyPackage("io.prometheus.."));

  /** The command configures the log levels of its libraries; the server's library, all levels. */
  @ArchTest
  static final ArchRule onlyTheSystemLoggerLogs =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.plinth.launcher.Plinth")
          .and()
          .resideOutsideOfPackage("dev.plinth.server.logging..")
          .and()
          .doNotHaveFullyQualifiedName("dev.plinth.server.connection.DisconnectFilter")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "java.util.logging..",
                  "org.slf4j..",
                  "org.apache.logging..",
                  "org.jboss.logging.."));
}
