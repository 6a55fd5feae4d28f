package dev.plinth.system.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BrowserLog;
import dev.plinth.system.product.Chromium;
import dev.plinth.system.product.Screen;
import java.io.Closeable;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The operations page in Debian's Chromium. */
final class OperationsPage implements Closeable {

  private static final Duration BOUND = Duration.ofSeconds(30);

  private static final String LAST_HOUR =
      """
      return [...document.querySelectorAll('#services tr')]
        .find(row => row.cells[0].textContent === 'users' && row.cells[1].textContent === 'database')
        .querySelector('svg').getAttribute('aria-label');
      """;

  private final ChromeDriver browser = Chromium.start(BrowserLog::keep);
  private final String address;

  OperationsPage(int port) {
    address = "http://127.0.0.1:" + port + "/";
  }

  /**
   * Opens the page.
   *
   * @param scheme {@code light} or {@code dark}
   * @param width of the screen, in CSS pixels
   */
  void open(String scheme, int width) {
    Screen.emulate(browser, scheme, width);
    browser.get(address);
    await().until(ExpectedConditions.presenceOfElementLocated(By.className("history")));
  }

  /** Waits until an element contains a text. */
  void awaitText(String id, String text) {
    await().until(ExpectedConditions.textToBePresentInElementLocated(By.id(id), text));
  }

  /** Returns the text of an element. */
  String text(String id) {
    return browser.findElement(By.id(id)).getText();
  }

  /** Returns the address of the first link in an element. */
  String link(String id) {
    return browser.findElement(By.cssSelector("#" + id + " a")).getAttribute("href");
  }

  /** Returns how many states other than up the last hour of the users' database had, in words. */
  int outages() {
    String lastHour = (String) browser.executeScript(LAST_HOUR);
    assertThat(lastHour).startsWith("Last hour: ");
    return lastHour.split(" from ").length - 1;
  }

  /** Returns the browser. */
  ChromeDriver browser() {
    return browser;
  }

  private WebDriverWait await() {
    return new WebDriverWait(browser, BOUND);
  }

  @Override
  public void close() {
    browser.quit();
  }
}
