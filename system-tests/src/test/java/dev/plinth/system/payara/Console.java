package dev.plinth.system.payara;

import dev.plinth.system.product.Chromium;
import dev.plinth.system.product.PayaraServer;
import dev.plinth.system.product.Screen;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The server's console in Debian's Chromium. */
final class Console implements AutoCloseable {

  /** The console compiles its pages on the first request. */
  private static final Duration BOUND = Duration.ofSeconds(120);

  private final String address;
  private final WebDriver browser;

  Console(PayaraServer server) {
    address = "https://localhost:" + server.adminPort();
    browser =
        Chromium.start(
            options -> {
              // The server's certificate is self-signed.
              options.setAcceptInsecureCerts(true);
              options.addArguments("--window-size=1400,1000");
            });
  }

  /** Opens the console and signs in as the administrator. */
  static Console signedIn(PayaraServer server) {
    Console console = new Console(server);
    console.signIn(PayaraServer.ADMIN_PASSWORD);
    console.awaitText("Common Tasks");
    return console;
  }

  /** Tries to sign in as the administrator. */
  void signIn(String password) {
    browser.get(address);
    find(By.name("j_username")).sendKeys("admin");
    find(By.name("j_password")).sendKeys(password);
    click(By.cssSelector("input[type=submit]"));
  }

  /**
   * Opens a page in its frame, as the console's own links do, and waits until it has replaced the
   * previous one. Some pages work only partly when they are opened by their address.
   */
  void open(String path) {
    String url = path + (path.contains("?") ? "&" : "?") + "bare=true";
    ((JavascriptExecutor) browser)
        .executeScript(
            """
            document.getElementById('content').insertAdjacentHTML('beforeend', arguments[1]);
            admingui.ajax.loadPage({url: arguments[0]});
            """,
            url,
            "<i id='previous-page'></i>");
    await().until(ExpectedConditions.numberOfElementsToBe(By.id("previous-page"), 0));
  }

  WebElement find(By what) {
    return await().until(ExpectedConditions.visibilityOfElementLocated(what));
  }

  /** Waits until the page has a text. */
  void awaitText(String text) {
    await().until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
  }

  /**
   * Waits until the response to a click has replaced the page of an element; otherwise it would
   * replace the next page.
   */
  void awaitReplaced(WebElement what) {
    await().until(ExpectedConditions.stalenessOf(what));
  }

  void click(By what) {
    await().until(ExpectedConditions.elementToBeClickable(what)).click();
  }

  /** Scrolls an element to the middle of the page. */
  void scrollTo(By what) {
    ((JavascriptExecutor) browser)
        .executeScript("arguments[0].scrollIntoView({block: 'center'})", find(what));
  }

  /** Replaces the content of an input field. */
  void fill(By what, String value) {
    WebElement field = find(what);
    field.clear();
    field.sendKeys(value);
  }

  /** Accepts the console's confirmation dialog, if there is one. */
  void confirm() {
    try {
      new WebDriverWait(browser, Duration.ofSeconds(2))
          .until(ExpectedConditions.alertIsPresent())
          .accept();
    } catch (TimeoutException e) {
      // Not every action has a dialog.
    }
  }

  private WebDriverWait await() {
    WebDriverWait wait = new WebDriverWait(browser, BOUND);
    // The console replaces parts of its pages while they are read.
    wait.ignoring(StaleElementReferenceException.class);
    return wait;
  }

  /** Saves a screenshot under a name. */
  void show(String name) {
    Screen.save(browser, name);
  }

  @Override
  public void close() {
    browser.quit();
  }
}
