package dev.plinth.system.overload;

import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Load shedding where the processor is the limit. {@code DatabaseFaultIT} tests it at all times,
 * with a limit that depends on the machine less.
 */
@EnabledIfSystemProperty(named = "soak", matches = "true")
@ExtendWith(SharedProduct.class)
class OverloadIT {

  private static final int WARM_UP = 12;

  private final Product product;

  OverloadIT(Product product) {
    this.product = product;
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "write"})
  void refusesTheSurplus(String kind) {
    try (LoadGenerator load = generator(kind)) {
      Overload overload = Overload.of(load, WARM_UP);

      overload.print(kind);
      overload.assertShed();
    }
  }

  /** The default first page comes from the cache; this one comes from the database. */
  private LoadGenerator generator(String kind) {
    int port = product.ports().blogs();
    return kind.equals("read")
        ? LoadGenerator.get(port, "/blogs?limit=5")
        : LoadGenerator.post(
            port,
            "/blogs",
            product.admin().token(),
            "{\"title\":\"overload\",\"description\":\"d\",\"author\":\"a\"}");
  }
}
