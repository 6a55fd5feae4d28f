package dev.plinth.system.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.fault.Figures;
import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.fixtures.TcpProxy;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.BrowserLog;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.Screen;
import dev.plinth.system.product.UpProduct;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operations page in a browser, while the database fails, goes away and comes back. */
@BesideOthers
@NeedsProgram({"chromium", "chromedriver"})
class OperationsPageIT {

  private static final int WIDTH = 1200;

  /** A loss appears within 2 s on a machine without other work. */
  private static final Duration LATEST = Duration.ofSeconds(10);

  /** An error of the database that Plinth can't foresee. */
  private static final String BREAK =
      """
      create function broken() returns trigger language plpgsql as
        $$ begin raise exception 'broken' using errcode = 'XX000'; end $$;
      create trigger broken before insert on users for each row execute function broken();
      """;

  private static final String REPAIR = "drop function broken() cascade";

  private static Postgres postgres;
  private static TcpProxy proxy;
  private static UpProduct product;
  private static OperationsPage page;

  @BeforeAll
  static void start() {
    postgres = Postgres.start("operations-page");
    proxy = new TcpProxy(postgres.port());
    product = UpProduct.start("operations-page", postgres.configuration(proxy));
    page = new OperationsPage(product.ports().operations());
  }

  @AfterAll
  static void stop() {
    page.close();
    product.close();
    proxy.close();
    postgres.close();
  }

  @Test
  void showsAnOutageWhatToDoAndItsHistory() {
    page.open("light", WIDTH);
    page.awaitText("summary", "Everything works.");
    int outages = page.outages();
    Instant begun = Instant.now();
    proxy.refuse();
    page.awaitText("problems", "users can't use its database since");
    Duration lost = Duration.between(begun, Instant.now());
    page.awaitText("problems", "blogs can't use its database since");
    String problems = page.text("problems");
    String guide = page.link("problems");
    List<Object> violations = Screen.violations(page.browser());
    Screen.save(page.browser(), "operations-outage");
    begun = Instant.now();
    proxy.restore();
    page.awaitText("summary", "Everything works.");
    Duration back = Duration.between(begun, Instant.now());
    Figures.print(
        "operations page",
        "an outage shown after %d ms, its end after %d ms",
        lost.toMillis(),
        back.toMillis());

    assertThat(lost).isLessThan(LATEST);
    assertThat(problems).contains("PlinthDatabaseDown", "Restore PostgreSQL");
    assertThat(product.operations().send("GET", URI.create(guide).getPath().substring(1)).body())
        .contains("| PlinthDatabaseDown |");
    assertThat(page.outages()).as("outages in the history").isGreaterThan(outages);
    assertThat(violations).isEmpty();
  }

  @Test
  void showsAnUnexpectedErrorByTheReferenceOfItsResponse() {
    postgres.execute(BREAK);
    Answer answer =
        product
            .users()
            .send(
                "POST",
                "users",
                """
                {"username":"broken","email":"broken@example.org","password":"correct horse"}
                """);
    postgres.execute(REPAIR);
    String detail = answer.json().getString("detail");
    String reference = detail.replaceAll(".* reference (.*)\\.", "$1");
    page.open("light", WIDTH);

    assertThat(answer.status()).as(answer.body()).isEqualTo(500);
    assertThat(reference).isNotEqualTo(detail);
    page.awaitText("errors", reference);
    await().untilAsserted(() -> assertThat(product.home().logged(reference)).isPositive());
  }

  @Test
  void showsThePool() {
    page.open("light", WIDTH);

    await()
        .untilAsserted(
            () -> {
              JsonObject pool =
                  product.operations().send("GET", "status").json().getJsonObject("pool");
              assertThat(pool.getInt("size")).isPositive();
              assertThat(page.text("pool"))
                  .isEqualTo(
                      "%d in use, %d idle, at most %d; %d requests wait"
                          .formatted(
                              pool.getInt("used"),
                              pool.getInt("free"),
                              pool.getInt("size"),
                              pool.getInt("waiting")));
            });
  }

  @Test
  void sendsNoRequestToAnotherMachine() {
    BrowserLog.requests(page.browser());
    page.open("light", WIDTH);
    page.awaitText("summary", "Everything works.");

    assertThat(BrowserLog.requests(page.browser()))
        .anyMatch(address -> address.endsWith("/status"))
        .allMatch(address -> address.matches(BrowserLog.ON_THIS_MACHINE));
  }

  @ParameterizedTest
  @CsvSource({"light,1200", "dark,1200", "light,400", "dark,400"})
  void isReadableOnEachScreen(String scheme, int width) {
    page.open(scheme, width);
    page.awaitText("summary", "Everything works.");
    Screen.save(page.browser(), "operations-" + scheme + "-" + width);

    assertThat(Screen.fits(page.browser())).isTrue();
    assertThat(Screen.violations(page.browser())).isEmpty();
  }
}
