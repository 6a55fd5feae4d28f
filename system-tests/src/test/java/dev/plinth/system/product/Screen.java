package dev.plinth.system.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;

/** What a person sees, or can't see, in a browser. */
public final class Screen {

  private static final int HEIGHT = 1200;
  private static final Path FOLDER = Path.of(System.getProperty("build.directory"), "screenshots");
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private static final String AXE_RUN =
      """
      const [done] = arguments;
      axe.run().then(found => done(found.violations.map(
        it => it.id + ': ' + it.nodes.map(node => node.html).join(' '))));
      """;

  private Screen() {}

  /**
   * Emulates a screen.
   *
   * @param scheme the colours that the user prefers: {@code light} or {@code dark}
   * @param width in CSS pixels
   */
  public static void emulate(ChromeDriver browser, String scheme, int width) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Returns whether the page is no wider than the screen. */
  public static boolean fits(ChromeDriver browser) {
    return (boolean)
        browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth");
  }

  /** Returns the barriers that axe-core finds for people with disabilities, as text. */
  @SuppressWarnings("unchecked")
  public static List<Object> violations(ChromeDriver browser) {
    try (InputStream in = Screen.class.getResourceAsStream(AXE)) {
      browser.executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (List<Object>) browser.executeAsyncScript(AXE_RUN);
  }

  /** Saves a screenshot under a name. */
  public static void save(WebDriver browser, String name) {
    try {
      Files.write(
          Files.createDirectories(FOLDER).resolve(name + ".png"),
          ((TakesScreenshot) browser).getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
