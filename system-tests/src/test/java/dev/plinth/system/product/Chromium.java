package dev.plinth.system.product;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Starts the installed Chromium headless, by its WebDriver. */
public final class Chromium {

  private Chromium() {}

  /**
   * Starts one.
   *
   * @param more additional options
   */
  public static ChromeDriver start(Consumer<ChromeOptions> more) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium").toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    more.accept(options);
    return new ChromeDriver(
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").toFile())
            .usingAnyFreePort()
            .build(),
        options);
  }

  private static Path program(String name) {
    return InstalledProgram.find(name).orElseThrow();
  }
}
