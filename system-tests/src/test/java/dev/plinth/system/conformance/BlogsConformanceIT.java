package dev.plinth.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service of blogs. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class BlogsConformanceIT extends ProductConformance {

  BlogsConformanceIT(Product product) {
    super(product, "blogs");
  }

  /** With fewer, the tests of every operation would miss some. */
  @Test
  void documentsAtLeastSevenOperations() {
    assertThat(document().operations()).hasSizeGreaterThanOrEqualTo(7);
  }

  @Override
  public boolean isCached() {
    return true;
  }

  /** Without an author, whom only administrators name; active, so that all callers see it. */
  @Override
  public String newBody() {
    return "{\"title\":\"%s\",\"description\":\"d\",\"isActive\":true}"
        .formatted(UUID.randomUUID());
  }

  @Override
  public String change() {
    return newBody();
  }
}
