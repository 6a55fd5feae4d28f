package dev.plinth.system.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.BrowserLog;
import dev.plinth.system.product.Chromium;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.Screen;
import dev.plinth.system.product.SharedProduct;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The API page of the operations port in a browser: signs in and sends requests to a service. */
@BesideOthers
@NeedsProgram({"chromium", "chromedriver"})
@ExtendWith(SharedProduct.class)
class ApiPageIT {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final String PASSWORD = "correct horse";
  private static final String WRITE_BLOG = "#operations-blogs-writeBlog ";

  /** One of each method but POST. */
  private static final List<String> OTHERS =
      List.of("listBlogs", "replaceBlog", "changeBlog", "deleteBlog");

  private final Product product;
  private final ChromeDriver browser = Chromium.start(ApiPageIT::options);

  ApiPageIT(Product product) {
    this.product = product;
  }

  private static void options(ChromeOptions options) {
    BrowserLog.keep(options);
    options.addArguments("--window-size=1200,1400");
  }

  @AfterEach
  void close() {
    browser.quit();
  }

  @Test
  void signsInAndPublishesABlog() {
    String username = register();
    String title = "Written by " + username;

    browser.get("http://127.0.0.1:" + product.ports().operations() + "/openapi-ui/");
    signIn(username);
    click(By.xpath("//nav/button[.='users']"));
    find(By.id("operations-users-registerUser"));
    click(By.xpath("//nav/button[.='blogs']"));
    click(By.cssSelector(WRITE_BLOG + ".opblock-summary-control"));
    fill("{\"title\": \"" + title + "\", \"description\": \"d\"}");
    click(By.cssSelector(WRITE_BLOG + ".execute"));
    String status =
        find(By.cssSelector(WRITE_BLOG + ".live-responses-table .response .response-col_status"))
            .getText();

    assertThat(status).isEqualTo("201");
    assertThat(product.blogs().send("GET", "blogs?q=" + username).body()).contains(title);
    assertThat(BrowserLog.messages(browser)).isEmpty();
    assertThat(BrowserLog.requests(browser))
        .anyMatch(address -> address.endsWith(product.ports().blogs() + "/blogs"))
        .allMatch(address -> address.matches(BrowserLog.ON_THIS_MACHINE));
  }

  @ParameterizedTest
  @CsvSource({"light,1200", "dark,1200", "light,400", "dark,400"})
  void isReadableOnEachScreen(String scheme, int width) {
    Screen.emulate(browser, scheme, width);
    browser.get("http://127.0.0.1:" + product.ports().operations() + "/openapi-ui/");
    click(By.xpath("//nav/button[.='blogs']"));
    click(By.cssSelector(WRITE_BLOG + ".opblock-summary-control"));
    find(By.cssSelector(WRITE_BLOG + ".body-param"));
    Screen.save(browser, "api-page-" + scheme + "-" + width);

    assertThat(Screen.fits(browser)).isTrue();
    assertThat(Screen.violations(browser)).isEmpty();
    click(By.cssSelector(WRITE_BLOG + "[data-name=model]"));
    find(By.cssSelector(WRITE_BLOG + ".model-box"));
    OTHERS.forEach(this::open);
    find(By.cssSelector("#operations-blogs-deleteBlog [data-param-name=id] input[placeholder=id]"));
    assertThat(Screen.violations(browser)).as("with a schema, and all methods").isEmpty();
    click(By.cssSelector(WRITE_BLOG + ".execute"));
    find(By.cssSelector(WRITE_BLOG + ".live-responses-table"));
    OTHERS.forEach(this::fold);
    click(By.cssSelector(".btn.authorize"));
    find(By.className("modal-ux"));
    assertThat(Screen.violations(browser)).as("with a response, and the dialog").isEmpty();
  }

  private void open(String operation) {
    click(By.cssSelector("#operations-blogs-" + operation + " .opblock-summary-control"));
    find(By.cssSelector("#operations-blogs-" + operation + " .opblock-body"));
  }

  private void fold(String operation) {
    By body = By.cssSelector("#operations-blogs-" + operation + " .opblock-body");
    click(By.cssSelector("#operations-blogs-" + operation + " .opblock-summary-control"));
    await().until(ExpectedConditions.invisibilityOfElementLocated(body));
  }

  private String register() {
    String username = UUID.randomUUID().toString();
    String user =
        "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"%2$s\"}"
            .formatted(username, PASSWORD);
    assertThat(product.users().send("POST", "users", user).status()).isEqualTo(201);
    return username;
  }

  private void signIn(String username) {
    await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("about"), "Sign in to"));
    find(By.name("username")).sendKeys(username);
    find(By.name("password")).sendKeys(PASSWORD, Keys.ENTER);
    await()
        .until(
            ExpectedConditions.textToBePresentInElementLocated(
                By.id("about"), "Signed in as " + username));
  }

  private void fill(String body) {
    WebElement text = find(By.cssSelector(WRITE_BLOG + ".body-param__text"));
    text.sendKeys(Keys.chord(Keys.CONTROL, "a"), body);
    await().until(ExpectedConditions.textToBePresentInElementValue(text, body));
  }

  private void click(By what) {
    await().until(ExpectedConditions.elementToBeClickable(what)).click();
  }

  private WebElement find(By what) {
    return await().until(ExpectedConditions.visibilityOfElementLocated(what));
  }

  private WebDriverWait await() {
    return new WebDriverWait(browser, BOUND);
  }
}
