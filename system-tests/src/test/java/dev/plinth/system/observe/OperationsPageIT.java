package dev.plinth.system.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.fixtures.Postgres;
import dev.plinth.system.fixtures.TcpProxy;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Chromium;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.UpProduct;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The operations page in a browser, while the database goes away and comes back. */
@BesideOthers
@NeedsProgram({"chromium", "chromedriver"})
class OperationsPageIT {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private static final String LAST_HOUR =
      """
      return [...document.querySelectorAll('#services tr')]
        .find(row => row.cells[0].textContent === 'users' && row.cells[1].textContent === 'database')
        .querySelector('svg').getAttribute('aria-label');
      """;

  private static Postgres postgres;
  private static TcpProxy proxy;
  private static UpProduct product;
  private static ChromeDriver browser;

  @BeforeAll
  static void start() {
    postgres = Postgres.start("operations-page");
    proxy = new TcpProxy(Integer.parseInt(postgres.configuration().get("DB_PORT")));
    Map<String, String> configuration = new HashMap<>(postgres.configuration());
    configuration.put("DB_PORT", Integer.toString(proxy.port()));
    product = UpProduct.start("operations-page", configuration);
    browser = Chromium.start(options -> options.addArguments("--window-size=1200,1600"));
  }

  @AfterAll
  static void stop() {
    browser.quit();
    product.close();
    proxy.close();
    postgres.close();
  }

  @Test
  void showsAnOutageWhatToDoAndItsHistory() {
    browser.get("http://127.0.0.1:" + product.ports().operations() + "/");
    awaitText("summary", "Everything works.");
    List<Object> violations = violations();
    int outages = outages();
    proxy.refuse();
    awaitText("problems", "users can't use its database since");
    awaitText("problems", "blogs can't use its database since");
    String problems = browser.findElement(By.id("problems")).getText();
    String guide = browser.findElement(By.cssSelector("#problems a")).getAttribute("href");
    List<Object> violationsInAnOutage = violations();
    proxy.restore();
    awaitText("summary", "Everything works.");
    int outagesThen = outages();

    assertThat(problems).contains("PlinthDatabaseDown", "Restore PostgreSQL");
    assertThat(product.operations().send("GET", URI.create(guide).getPath().substring(1)).body())
        .contains("| PlinthDatabaseDown |");
    assertThat(outagesThen).as("outages in the history").isGreaterThan(outages);
    assertThat(violations).isEmpty();
    assertThat(violationsInAnOutage).isEmpty();
  }

  @Test
  void fitsOnANarrowScreen() {
    browser.manage().window().setSize(new Dimension(500, 900));

    browser.get("http://127.0.0.1:" + product.ports().operations() + "/");
    await().until(ExpectedConditions.presenceOfElementLocated(By.className("history")));

    assertThat(
            browser.executeScript(
                "return document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
  }

  /** Returns how many states other than up the last hour of the database had, in words. */
  private static int outages() {
    String lastHour = (String) browser.executeScript(LAST_HOUR);
    assertThat(lastHour).startsWith("Last hour: ");
    return lastHour.split(" from ").length - 1;
  }

  private static void awaitText(String id, String text) {
    await().until(ExpectedConditions.textToBePresentInElementLocated(By.id(id), text));
  }

  private static WebDriverWait await() {
    return new WebDriverWait(browser, BOUND);
  }

  /** Returns what axe-core finds, as text. */
  @SuppressWarnings("unchecked")
  private static List<Object> violations() {
    try (InputStream in = OperationsPageIT.class.getResourceAsStream(AXE)) {
      browser.executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return (List<Object>)
        browser.executeAsyncScript(
            "const done = arguments[0]; axe.run().then(found => done(found.violations.map("
                + "it => it.id + ': ' + it.nodes.map(node => node.html).join(' '))));");
  }
}
