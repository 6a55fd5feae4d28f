package dev.plinth.system.caller;

import com.sun.net.httpserver.HttpServer;
import dev.plinth.system.product.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;

/** Calls the services by script from a page of another origin, in Debian's Chromium. */
final class BrowserCaller implements HttpCaller, AutoCloseable {

  private static final byte[] PAGE =
      "<!doctype html><title>A page</title>".getBytes(StandardCharsets.US_ASCII);

  private static final String SCRIPT =
      """
      const [method, address, token, json, done] = arguments;
      const headers = {traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00'};
      if (json !== null) headers['Content-Type'] = 'application/json';
      if (token !== null) headers['Authorization'] = 'Bearer ' + token;
      fetch(address, {method: method, headers: headers, body: json === null ? undefined : json})
        .then(async answer => done([answer.status, await answer.text()]))
        .catch(reason => done([0, String(reason)]));
      """;

  private final HttpServer site;
  private WebDriver browser;

  BrowserCaller() {
    try {
      site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    site.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, PAGE.length);
          exchange.getResponseBody().write(PAGE);
          exchange.close();
        });
    site.start();
  }

  /** The origin of the page. */
  String origin() {
    return "http://127.0.0.1:" + site.getAddress().getPort();
  }

  /** Opens the page. */
  void open() {
    browser = Chromium.start(options -> options.setScriptTimeout(Duration.ofSeconds(25)));
    browser.get(origin());
  }

  @Override
  public Reply send(String method, URI address, String token, String json) {
    Object result =
        ((JavascriptExecutor) browser)
            .executeAsyncScript(SCRIPT, method, address.toString(), token, json);
    List<?> reply = (List<?>) result;
    return new Reply(((Number) reply.get(0)).intValue(), (String) reply.get(1));
  }

  @Override
  public void close() {
    if (browser != null) {
      browser.quit();
    }
    site.stop(0);
  }
}
