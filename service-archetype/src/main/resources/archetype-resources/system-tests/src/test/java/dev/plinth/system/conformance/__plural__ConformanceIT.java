package dev.plinth.system.conformance;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service of ${name}. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class ${plural}ConformanceIT extends ProductConformance {

  ${plural}ConformanceIT(Product product) {
    super(product, "${name}");
  }
#parse("/META-INF/plinth/conformance.vm")
}
