package dev.plinth.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.Answer;
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
  void goesOnByItselfAfterAnOutageOfTheDatabase() {
    product.stopPart("postgres");
    product.blogs().awaitAnswer("blogs?limit=1", 503);
    Answer away = product.blogs().send("GET", "blogs?limit=1");

    product.startPart("postgres");
    product.blogs().awaitAnswer("blogs?limit=1", 200);
    product.users().awaitAnswer("users?limit=1", 200);

    assertThat(away.json().getString("availability")).isEqualTo("temporary");
    assertThat(away.header("Retry-After")).isNotEmpty();
  }

  @Test
  void answersWhileOneServerIsStopped() {
    product.stopPart("server");

    Answer users = product.users().send("GET", "users?limit=1");
    Answer blogs = product.blogs().send("GET", "blogs?limit=1");

    assertThat(product.exitCode("server")).isZero();
    product.startPart("server");
    product.awaitHealth("server", "healthy");
    assertThat(users.status()).as(users.body()).isEqualTo(200);
    assertThat(blogs.status()).as(blogs.body()).isEqualTo(200);
  }
}
