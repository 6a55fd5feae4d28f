package dev.plinth.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.conformance.TestOutcome;
import dev.plinth.system.fault.GateRemoval;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Checkout;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Created services that break a rule each: the conformance kit fails, and the failing test names
 * the rule. They share a build and a product.
 */
@BesideOthers
@EnabledIfSystemProperty(named = "soak", matches = "true")
class PlantedHolesIT {

  private static final String OWN_CACHE =
      """
        private final java.util.Map<UUID, Representation> own =
            new java.util.concurrent.ConcurrentHashMap<>();

        public Representation read(UUID id) {
          Representation known = own.get(id);
          Representation found = known == null ? shared(id) : known;
          if (found.origin().source()
              == dev.plinth.runtime.representation.CacheOutcome.Source.CACHE) {
            own.put(id, found);
          }
          return found;
        }

        private Representation shared(UUID id) {
      """;

  private final ServiceCheckout services = ServiceCheckout.copy("planted-holes");
  private final Checkout checkout = services.files();

  @Test
  void areNamedByTheTestsThatFail() throws IOException {
    create("testowners", 64002);
    create("testretries", 64003);
    create("testgates", 64004);
    create("testcopies", 64005, "--cached");
    removeTheOwnerCheck();
    retryInsideTheTransaction();
    cacheWithoutCoherence();
    services.build();
    GateRemoval.from("testgates", checkout);

    List<TestOutcome> outcomes =
        services.test("Testowners", "Testretries", "Testgates", "Testcopies");

    List<TestOutcome> owners = failures(outcomes, "Testowners");
    assertNamed(owners, "AccessTests", "PATCH by another user", "expected: 403 but was: 200");
    assertNamed(owners, "AccessTests", "DELETE by another user", "expected: 403 but was: 204");
    assertNamed(owners, "AccessTests", "changesNothingForACallerWhoMayNotChangeIt", "");
    assertOnly(owners, "AccessTests", "FuzzTests", "PreconditionTests");

    // The write is acknowledged, and lost with the transaction of its first attempt.
    List<TestOutcome> retries = failures(outcomes, "Testretries");
    assertNamed(
        retries,
        "RetryTests",
        "attemptsAWriteAgainInANewTransaction",
        "a new transaction must attempt the write again");
    assertOnly(retries, "RetryTests");

    List<TestOutcome> gates = failures(outcomes, "Testgates");
    assertNamed(gates, "OutageTests", "refuses a write at once, by the gate", "without a gate");
    assertOnly(gates, "OutageTests");

    List<TestOutcome> copies = failures(outcomes, "Testcopies");
    assertNamed(
        copies,
        "CoherenceTests",
        "showsTheWritesOfEachServerOnTheOtherOne",
        "the next read on the other server");
    assertNamed(copies, "CoherenceTests", "showsADeletionOnTheOtherServer", "");
    assertOnly(copies, "CoherenceTests");
  }

  private void create(String name, int port, String... options) {
    services.create(name, port, List.of("line:string(100)"), options);
  }

  private void removeTheOwnerCheck() {
    change("testowners", "Testowners", "Ownership::check", "(caller, entity) -> {}");
  }

  private void retryInsideTheTransaction() {
    String method = "public Written<TestretryView> change(";
    change("testretries", "Testretries", method, "@jakarta.transaction.Transactional\n  " + method);
  }

  /** The service drops its copy when it changes the entity itself. */
  private void cacheWithoutCoherence() {
    change("testcopies", "Testcopies", "  public Representation read(UUID id) {\n", OWN_CACHE);
    String change = "return writes().change(request, id, change, write);";
    change(
        "testcopies",
        "Testcopies",
        change,
        "try {\n      " + change + "\n    } finally {\n      own.remove(id);\n    }");
    String remove = "writes().remove(request, id);";
    change("testcopies", "Testcopies", remove, remove + "\n    own.remove(id);");
  }

  private void change(String name, String plural, String rule, String hole) {
    String file = "%1$s-war/src/main/java/dev/plinth/%1$s/%2$s.java".formatted(name, plural);
    String source = checkout.read(file);
    assertThat(source).containsOnlyOnce(rule);
    checkout.save(file, source.replace(rule, hole));
  }

  private static List<TestOutcome> failures(List<TestOutcome> outcomes, String plural) {
    List<TestOutcome> all =
        outcomes.stream().filter(it -> it.service().equals(plural + "ConformanceIT")).toList();
    assertThat(all).hasSizeGreaterThan(100);
    return all.stream().filter(it -> !it.isSuccess()).toList();
  }

  private static void assertNamed(
      List<TestOutcome> failures, String theme, String test, String message) {
    assertThat(failures)
        .anySatisfy(
            failure -> {
              assertThat(failure.theme()).isEqualTo(theme);
              assertThat(failure.test()).contains(test);
              assertThat(failure.message()).contains(message);
            });
  }

  private static void assertOnly(List<TestOutcome> failures, String... themes) {
    assertThat(failures).extracting(TestOutcome::theme).isSubsetOf(themes);
  }
}
