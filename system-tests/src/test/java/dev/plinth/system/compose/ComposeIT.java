package dev.plinth.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.system.fault.Figures;
import dev.plinth.system.product.Compose;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Features of the containers only: stopping, restarting, and isolation. */
@ExtendWith(SharedProduct.class)
class ComposeIT {

  private static final String BLOG = "{\"title\":\"kept\",\"description\":\"d\",\"author\":\"a\"}";

  private final Compose product;

  ComposeIT(Product product) {
    this.product = (Compose) product;
  }

  @Test
  void stopsWithExitCodeZeroAndKeepsItsData() {
    String blog = product.admin().blogs().send("POST", "blogs", BLOG).location();

    int exitCode = product.stop();
    Instant begun = Instant.now();
    product.up();

    Figures.print(
        "compose, server again",
        "ready %d ms after docker compose up",
        Duration.between(begun, Instant.now()).toMillis());
    assertThat(exitCode).isZero();
    assertThat(product.blogs().send("GET", blog).status()).isEqualTo(200);
  }

  @Test
  void runsAsAnOrdinaryUserWhoCanWriteNothingButTemporaryFiles() {
    assertThat(product.execute("server", "id", "-u")).isEqualTo("10001");
    assertThat(product.execute("server", "sh", "-c", "touch /plinth/new 2>&1 || echo refused"))
        .endsWith("refused");
    assertThat(product.inspect("server", "{{.HostConfig.ReadonlyRootfs}}")).isEqualTo("true");
  }

  @Test
  void showsNoPasswordInTheArgumentsOfAnyProcess() {
    for (String service : new String[] {"server", "redis", "postgres"}) {
      String arguments =
          product.execute(service, "sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '");

      assertThat(arguments).isNotEmpty().doesNotContain("only-for-development", "of-the-tests");
    }
  }

  @Test
  void listensOnTheLoopbackOnly() {
    for (String service : new String[] {"server", "postgres", "redis"}) {
      assertThat(product.inspect(service, "{{json .HostConfig.PortBindings}}"))
          .doesNotContain("0.0.0.0", "\"HostIp\":\"\"");
    }
  }
}
