package dev.plinth.system.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.Compose;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The optional profiles of the compose file. */
@ExtendWith(SharedProduct.class)
class ProfilesIT {

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String BLOG = "{\"title\":\"t\",\"description\":\"d\"}";

  private final Compose product;

  ProfilesIT(Product product) {
    this.product = (Compose) product;
  }

  @Test
  void scrapesTheServerAndLoadsTheAlerts() {
    product.addPart("prometheus");
    Client prometheus = client("PROMETHEUS_PORT");

    await()
        .atMost(BOUND)
        .ignoreExceptions()
        .until(
            () ->
                prometheus
                    .send("GET", "api/v1/query?query=up%7Binstance=%22server%22%7D")
                    .body()
                    .contains(",\"1\"]"));
    assertThat(prometheus.send("GET", "api/v1/rules").body()).contains("PlinthDatabaseDown");
    assertThat(product.inspect("prometheus", "{{json .HostConfig.PortBindings}}"))
        .doesNotContain("0.0.0.0", "\"HostIp\":\"\"");
  }

  @Test
  void servesOnPayaraServerAndLetsItsAdministratorIn() {
    product.addPart("payara-server");
    product.awaitHealth("payara-server", "healthy");

    String token = product.admin().token();
    Answer written = client("PAYARA_BLOGS_PORT").as(token).send("POST", "blogs", BLOG);
    Answer read = product.blogs().send("GET", "blogs/" + written.json().getString("id"));
    Answer users = client("PAYARA_USERS_PORT").as(token).send("GET", "users?limit=1");
    String applications =
        product.execute(
            "payara-server",
            "bash",
            "-c",
            "$PAYARA_HOME/bin/asadmin --user admin --interactive=false --secure"
                + " --passwordfile <(echo AS_ADMIN_PASSWORD=$ADMIN_PASSWORD) list-applications");
    product.stopPart("payara-server");

    assertThat(written.status()).as(written.body()).isEqualTo(201);
    assertThat(read.json().getString("title")).isEqualTo("t");
    assertThat(users.status()).isEqualTo(200);
    assertThat(applications).contains("users ", "blogs ");
    assertThat(product.exitCode("payara-server")).isZero();
    assertThat(product.inspect("payara-server", "{{json .HostConfig.PortBindings}}"))
        .doesNotContain("0.0.0.0", "\"HostIp\":\"\"");
  }

  private Client client(String port) {
    return new Client(URI.create("http://127.0.0.1:" + product.port(port) + "/"));
  }
}
