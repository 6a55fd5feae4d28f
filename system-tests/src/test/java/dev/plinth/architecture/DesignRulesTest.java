package dev.plinth.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** How classes inside a module relate, and what they are called. */
@AnalyzeClasses(locations = Modules.class)
class DesignRulesTest {

  /** A user has blogs and a blog has a user: one relation of the model, mapped at both its ends. */
  @ArchTest
  static final ArchRule featuresOfPersistenceFormNoCycle =
      slices()
          .matching("dev.plinth.persistence.(*)..")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              name("dev.plinth.persistence.user.User"), name("dev.plinth.persistence.blog.Blog"));

  @ArchTest
  static final ArchRule featuresOfRestFormNoCycle =
      slices().matching("dev.plinth.rest.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule featuresOfTheLauncherFormNoCycle =
      slices().matching("dev.plinth.launcher.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatFeaturesOfPersistenceShareKnowsNoneOfThem =
      noClasses()
          .that()
          .resideInAPackage("dev.plinth.persistence")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.plinth.persistence.*.."));

  @ArchTest
  static final ArchRule resourcesReachRepositoriesOnlyThroughActivities =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .should()
          .dependOnClassesThat(simpleNameEndingWith("Repository"));

  /** A resource of another scope would be made anew for each request. */
  @ArchTest
  static final ArchRule resourcesAreThereOnce =
      classes()
          .that()
          .areAnnotatedWith("jakarta.ws.rs.Path")
          .should()
          .beAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
          .andShould()
          .haveSimpleNameEndingWith("Resource");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)");
}
