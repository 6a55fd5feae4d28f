package dev.plinth.system.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.application.PoolMetrics;
import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.PayaraServer;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Administration of both services in the server's web console. */
@NeedsProgram({"chromium", "chromedriver"})
@BesideOthers
@ExtendWith(SharedProduct.class)
class ConsoleIT {

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String APPLICATIONS = "/common/applications/applications.jsf";
  private static final String POOL = "/jdbc/jdbcConnectionPoolEdit.jsf?name=plinth";
  private static final By MAX_SIZE = By.cssSelector("input[id*=':maxProp:']");

  private static PayaraServer server;
  private static Console console;

  @BeforeAll
  static void signIn(Product product) {
    server = (PayaraServer) product;
    console = Console.signedIn(server);
  }

  @AfterAll
  static void close() {
    console.close();
  }

  @Test
  void refusesSignInWithoutThePassword() {
    try (Console strange = new Console(server)) {
      strange.signIn("not-" + PayaraServer.ADMIN_PASSWORD);

      strange.awaitText("Authentication Failed");
    }
  }

  @Test
  void refusesSignInWithoutEncryption() {
    Client plain = new Client(URI.create("http://localhost:" + server.adminPort() + "/"));

    Answer answer = plain.send("GET", "");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).startsWith("https://");
  }

  @Test
  void showsBothServicesEnabledOnTheirVirtualServers() {
    console.open(APPLICATIONS);
    console.awaitText("Deployed Applications (2)");
    assertThat(isEnabled("users")).isTrue();
    assertThat(isEnabled("blogs")).isTrue();
    console.show("applications");

    for (String service : new String[] {"users", "blogs"}) {
      console.open("/common/applications/applicationEdit.jsf?appName=" + service);
      console.awaitText("Edit Application");
      String chosen = "//select[contains(@id,'vs')]/option[@selected and @value='%s']";
      assertThat(console.find(By.xpath(chosen.formatted(service))).isDisplayed()).isTrue();
    }
    console.show("application");
  }

  @Test
  void pingsThePool() {
    console.open(POOL);

    console.click(By.id("propertyForm:propertyContentPage:ping"));

    console.awaitText("Ping Succeeded");
    console.show("pool-ping");
  }

  @Test
  void changesThePoolWithoutARestart() {
    PoolMetrics pool = new PoolMetrics(server.operations());
    server.blogs().awaitAnswer("blogs", 200);
    assertThat(pool.max()).isEqualTo(16);

    console.open(POOL);
    console.fill(MAX_SIZE, "12");
    console.click(By.id("propertyForm:propertyContentPage:topButtons:saveButton"));
    console.awaitText("New values successfully saved");
    console.scrollTo(MAX_SIZE);
    console.show("pool-size");

    await().atMost(BOUND).until(() -> pool.max() == 12);
    server.blogs().awaitAnswer("blogs", 200);
    server.awaitUsers();
    server.asadmin(
        "set", "resources.jdbc-connection-pool.plinth.max-pool-size=${ENV=DB_POOL_SIZE}");
  }

  @Test
  void disablesAndEnablesOneServiceWhileTheOtherServes() {
    server.awaitUsers();

    choose("users", "Disable");
    await().atMost(BOUND).until(() -> server.users().send("GET", "users").status() == 404);
    assertThat(server.blogs().send("GET", "blogs").status()).isEqualTo(200);
    console.show("disabled");

    choose("users", "Enable");
    server.awaitUsers();
    assertThat(server.blogs().send("GET", "blogs").status()).isEqualTo(200);
  }

  private static void choose(String service, String action) {
    console.open(APPLICATIONS);
    console.click(By.xpath(row(service) + "//input[@type='checkbox']"));
    WebElement before = console.find(By.xpath(row(service)));
    console.click(By.xpath("//input[@value='%s']".formatted(action)));
    console.confirm();
    console.awaitReplaced(before);
    console.awaitText("Deployed Applications (2)");
  }

  private static boolean isEnabled(String service) {
    return console
        .find(By.xpath(row(service) + "//img[contains(@src,'abled.png')]"))
        .getDomAttribute("src")
        .endsWith("/enabled.png");
  }

  private static String row(String service) {
    return "//tr[.//a[text()='%s' and contains(@href,'applicationEdit')]]".formatted(service);
  }
}
