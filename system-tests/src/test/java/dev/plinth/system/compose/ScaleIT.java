package dev.plinth.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.system.product.Compose;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two servers behind the balancer, in containers. */
@ExtendWith(SharedProduct.class)
class ScaleIT {

  private final Compose product;

  ScaleIT(Product product) {
    this.product = (Compose) product;
  }

  @Test
  void answersWhileOneServerIsStopped() {
    product.stopPart("server");

    Answer users = product.admin().users().send("GET", "users?limit=1");
    Answer blogs = product.blogs().send("GET", "blogs?limit=1");

    assertThat(product.exitCode("server")).isZero();
    product.startPart("server");
    product.awaitHealth("server", "healthy");
    assertThat(users.status()).as(users.body()).isEqualTo(200);
    assertThat(blogs.status()).as(blogs.body()).isEqualTo(200);
  }
}
