package dev.plinth.system.product;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** What a browser has logged: its requests, and the errors of pages. */
public final class BrowserLog {

  /** The addresses of this machine, and of data in the page itself. */
  public static final String ON_THIS_MACHINE = "(http://127\\.0\\.0\\.1:\\d+/|data:).*";

  private BrowserLog() {}

  /** Makes the browser keep the log. */
  public static void keep(ChromeOptions options) {
    options.setCapability(
        "goog:loggingPrefs",
        Map.of(LogType.PERFORMANCE, Level.ALL.getName(), LogType.BROWSER, Level.ALL.getName()));
  }

  /** Returns the addresses of all requests that the browser has sent since the last call. */
  public static List<String> requests(ChromeDriver browser) {
    return browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .map(message -> Json.createReader(new StringReader(message)).readObject())
        .map(entry -> entry.getJsonObject("message"))
        .filter(event -> event.getString("method").equals("Network.requestWillBeSent"))
        .map(event -> event.getJsonObject("params").getJsonObject("request"))
        .map((JsonObject request) -> request.getString("url"))
        .toList();
  }

  /** Returns the errors and messages of pages since the last call. */
  public static List<LogEntry> messages(ChromeDriver browser) {
    return browser.manage().logs().get(LogType.BROWSER).getAll();
  }
}
