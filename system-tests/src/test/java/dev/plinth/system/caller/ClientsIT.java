package dev.plinth.system.caller;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.NeedsProgram;
import dev.plinth.system.product.UpProduct;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each operation works with common HTTP clients. */
@BesideOthers
class ClientsIT {

  private static final BrowserCaller BROWSER = new BrowserCaller();

  private static UpProduct product;

  @BeforeAll
  static void start() {
    product = UpProduct.start("clients", Map.of("CORS_ORIGIN", BROWSER.origin()));
  }

  @AfterAll
  static void stop() {
    BROWSER.close();
    product.close();
  }

  @Test
  void worksWithTheClientOfJavaAsItIs() {
    EveryOperation.of(new JavaCaller(), product.ports());
  }

  @Test
  @NeedsProgram("curl")
  void worksWithCurlThatWaitsForContinue() {
    EveryOperation.of(new CurlCaller(), product.ports());
  }

  @Test
  @NeedsProgram({"chromium", "chromedriver"})
  void worksWithABrowser() {
    BROWSER.open();

    EveryOperation.of(BROWSER, product.ports());
  }
}
