package dev.plinth.system.payara;

import dev.plinth.system.product.Chromium;
import dev.plinth.system.product.PayaraServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The server's console in Debian's Chromium. */
final class Console implements AutoCloseable {

  /** The console compiles its pages when they are first asked for. */
  private static final Duration BOUND = Duration.ofSeconds(120);

  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("build.directory"), "screenshots");

  private final String address;
  private final WebDriver browser;

  Console(PayaraServer server) {
    address = "https://localhost:" + server.adminPort();
    browser =
        Chromium.start(
            options -> {
              // The server's certificate is its own.
              options.setAcceptInsecureCerts(true);
              options.addArguments("--window-size=1400,1000");
            });
  }

  /** The console as its administrator has it. */
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
   * Opens a page as the console's own links do: into the frame around it. Some pages do half of
   * what they should when they are opened by their address.
   */
  void open(String path) {
    String url = path + (path.contains("?") ? "&" : "?") + "bare=true";
    ((JavascriptExecutor) browser)
        .executeScript("admingui.ajax.loadPage({url: arguments[0]})", url);
  }

  WebElement find(By what) {
    return await().until(ExpectedConditions.visibilityOfElementLocated(what));
  }

  /** Waits until the page has a text. */
  void awaitText(String text) {
    await().until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
  }

  /**
   * Waits until the page that something was on has made room for the answer to what was clicked:
   * that would come over the next page otherwise.
   */
  void awaitReplaced(WebElement what) {
    await().until(ExpectedConditions.stalenessOf(what));
  }

  void click(By what) {
    await().until(ExpectedConditions.elementToBeClickable(what)).click();
  }

  /** Scrolls until something is in the middle of the page. */
  void scrollTo(By what) {
    ((JavascriptExecutor) browser)
        .executeScript("arguments[0].scrollIntoView({block: 'center'})", find(what));
  }

  /** Replaces what an input field has. */
  void fill(By what, String value) {
    WebElement field = find(what);
    field.clear();
    field.sendKeys(value);
  }

  /** Agrees, if the console asks whether it shall do what was clicked. */
  void confirm() {
    try {
      new WebDriverWait(browser, Duration.ofSeconds(2))
          .until(ExpectedConditions.alertIsPresent())
          .accept();
    } catch (TimeoutException e) {
      // It doesn't ask about everything.
    }
  }

  private WebDriverWait await() {
    WebDriverWait wait = new WebDriverWait(browser, BOUND);
    // The console replaces parts of its pages while they are looked at.
    wait.ignoring(StaleElementReferenceException.class);
    return wait;
  }

  /** Keeps what is to be seen, under a name. */
  void show(String name) {
    try {
      Files.write(
          Files.createDirectories(SCREENSHOTS).resolve(name + ".png"),
          ((TakesScreenshot) browser).getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    browser.quit();
  }
}
