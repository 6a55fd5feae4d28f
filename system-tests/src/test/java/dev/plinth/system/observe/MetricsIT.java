package dev.plinth.system.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.ListedServices;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metrics page is valid, and its numbers follow the events. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class MetricsIT {

  private static final String TIMES = "plinth_http_requests_seconds";

  private final Product product;

  MetricsIT(Product product) {
    this.product = product;
  }

  @Test
  @NeedsProgram("promtool")
  void isAcceptedByThePrometheusLinter() {
    product.blogs().send("GET", "blogs");

    Program check = Program.run(Numbers.of(product).page(), "promtool", "check", "metrics");

    assertThat(check.said()).isEmpty();
    assertThat(check.exitCode()).isZero();
  }

  @Test
  void exportsEachSeriesOnce() {
    product.admin().users().send("GET", "users");

    assertThat(Numbers.of(product).series()).doesNotHaveDuplicates().hasSizeGreaterThan(50);
  }

  @Test
  void answersInOpenMetricsWhereThatIsAccepted() {
    Answer page =
        product
            .operations()
            .send(
                product
                    .operations()
                    .request("metrics")
                    .header("Accept", "application/openmetrics-text;version=1.0.0"));

    assertThat(page.header("Content-Type")).startsWith("application/openmetrics-text");
    assertThat(page.body()).endsWith("# EOF\n");
  }

  @Test
  void hasNoOtherMethodThanGet() {
    Answer answer = product.operations().send("POST", "metrics");

    ProblemDocument.of(answer, 405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void countsRequestsByRouteAndNotByPath() {
    String[] labels = {
      "service=\"blogs\"", "route=\"/blogs/{id}\"", "method=\"GET\"", "status=\"404\""
    };
    double before = Numbers.of(product).sum(TIMES + "_count", labels);
    String id = UUID.randomUUID().toString();

    product.blogs().send("GET", "blogs/" + id);

    // The answer arrives a moment before it is counted.
    await().until(() -> Numbers.of(product).sum(TIMES + "_count", labels) >= before + 1);
    assertThat(Numbers.of(product).page()).doesNotContain(id);
  }

  @Test
  void countsARequestUnderItsRouteHoweverItsAddressIsEncoded() {
    String[] labels = {"service=\"blogs\"", "route=\"/blogs/{id}\"", "status=\"404\""};
    double before = Numbers.of(product).sum(TIMES + "_count", labels);

    product.blogs().send("GET", "%62lo%67s/" + UUID.randomUUID());

    await().until(() -> Numbers.of(product).sum(TIMES + "_count", labels) >= before + 1);
  }

  @Test
  void countsWhatNoRouteMatchesUnderOneLabel() {
    String[] labels = {"service=\"users\"", "route=\"none\"", "status=\"404\""};
    double before = Numbers.of(product).sum(TIMES + "_count", labels);
    String path = "of-" + UUID.randomUUID();

    product.users().send("GET", path);

    await().until(() -> Numbers.of(product).sum(TIMES + "_count", labels) >= before + 1);
    assertThat(Numbers.of(product).page()).doesNotContain(path);
  }

  @Test
  void countsAMethodThatItDoesNotKnowAsOther() {
    String[] labels = {"service=\"users\"", "method=\"other\""};
    double before = Numbers.of(product).sum(TIMES + "_count", labels);

    product.users().send("BREW", "users");

    await().until(() -> Numbers.of(product).sum(TIMES + "_count", labels) >= before + 1);
    assertThat(Numbers.of(product).page()).doesNotContain("BREW");
  }

  /** Histogram buckets are cumulative, and the last one counts all requests. */
  @Test
  void exportsACumulativeHistogramOfTheTimes() {
    product.admin().users().send("GET", "users");
    String[] labels = {"service=\"users\"", "route=\"/users\"", "method=\"GET\"", "status=\"200\""};
    await().until(() -> Numbers.of(product).sum(TIMES + "_count", labels) > 0);

    Numbers numbers = Numbers.of(product);

    assertThat(numbers.kinds()).containsEntry(TIMES, "histogram");
    String[] all = {labels[0], labels[1], labels[2], labels[3], "le=\"+Inf\""};
    assertThat(numbers.sum(TIMES + "_bucket", all))
        .isEqualTo(numbers.sum(TIMES + "_count", labels));
    assertThat(numbers.sum(TIMES + "_sum", labels)).isPositive();
  }

  @Test
  void exportsTheStateOfServicesAndDependencies() {
    product.admin().users().awaitAnswer("users?limit=1", 200);
    product.blogs().awaitAnswer("blogs?limit=1", 200);

    int services = ListedServices.names().size();
    Numbers numbers = Numbers.of(product);

    assertThat(numbers.sum("plinth_service_up")).isEqualTo(services);
    assertThat(numbers.sum("plinth_database_gate_open")).isEqualTo(services);
    assertThat(numbers.sum("plinth_deployment_gate_open")).isEqualTo(services);
    assertThat(numbers.sum("plinth_dependency_state", "database", "state=\"up\""))
        .isEqualTo(services);
    assertThat(numbers.sum("plinth_dependency_state", "redis", "state=\"up\"")).isEqualTo(services);
    assertThat(numbers.sum("plinth_dependency_state")).isEqualTo(2 * services);
  }

  @Test
  void exportsTheNumberOfAppliedAndPendingMigrations() {
    product.admin().users().awaitAnswer("users?limit=1", 200);

    Numbers numbers = Numbers.of(product);

    assertThat(numbers.sum("plinth_migrations", "users", "state=\"applied\"")).isPositive();
    assertThat(numbers.sum("plinth_migrations", "users", "state=\"pending\"")).isZero();
  }

  @Test
  void exportsTheSizeOfThePool() {
    assertThat(Numbers.of(product).sum("plinth_pool_size")).isEqualTo(16);
  }
}
