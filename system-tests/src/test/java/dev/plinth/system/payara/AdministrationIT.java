package dev.plinth.system.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plinth.system.fault.Load;
import dev.plinth.system.product.PayaraServer;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import dev.plinth.system.product.TestPorts;
import dev.plinth.system.security.ClientHello;
import dev.plinth.system.security.Suites;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Administration of a Payara Server domain. */
@ExtendWith(SharedProduct.class)
class AdministrationIT {

  private final PayaraServer server;

  AdministrationIT(Product product) {
    server = (PayaraServer) product;
  }

  @BeforeEach
  void awaitBothServices() {
    server.awaitUsers();
    server.blogs().awaitAnswer("blogs?limit=1", 200);
  }

  @Test
  void isNotChangedByASecondInstallation() throws IOException {
    Path domain = server.domain().resolve("config/domain.xml");
    String before = Files.readString(domain);

    String said = server.install();

    assertThat(Files.readString(domain)).isEqualTo(before);
    assertThat(said).doesNotContain("deploying", "creating", "starting");
  }

  @Test
  void isRepairedByASecondInstallation() {
    String blogs = server.domain().resolve("config/apps/blogs.war").toString();
    server.asadmin("undeploy", "users");
    server.asadmin("undeploy", "blogs");
    server.asadmin(
        "deploy", "--name=blogs", "--contextroot=/elsewhere", "--virtualservers=users", blogs);

    String said = server.install();

    assertThat(said)
        .contains("deploying users")
        .contains("undeploying blogs, which is not at the root of its own virtual server")
        .contains("deploying blogs");
    assertThat(server.users().send("GET", "users").status()).isEqualTo(401);
    assertThat(server.blogs().send("GET", "blogs").status()).isEqualTo(200);
    assertThat(server.users().send("GET", "elsewhere/blogs").status()).isEqualTo(404);
  }

  @Test
  void describesEachServiceWithItsOwnAddress() {
    assertThat(server.operations().send("GET", "openapi/users").body())
        .contains("\"servers\":[{\"url\":\"http://127.0.0.1:" + server.ports().users() + "\"}]");
    assertThat(server.operations().send("GET", "openapi/blogs").body())
        .contains("\"servers\":[{\"url\":\"http://127.0.0.1:" + server.ports().blogs() + "\"}]");
  }

  @Test
  void keepsThePasswordOfTheDatabaseByAnAlias() throws IOException {
    String domain = Files.readString(server.domain().resolve("config/domain.xml"));

    assertThat(domain).contains("${ALIAS=plinth-database}");
  }

  @Test
  void listensOnTheLoopbackAddressOnlyAsDoesTheConsole() {
    TestPorts ports = server.ports();
    Stream<Integer> own = Stream.of(ports.users(), ports.blogs(), ports.operations());
    Stream<Integer> ofTheServer = server.serverPorts().boxed();

    for (int port : Stream.concat(own, ofTheServer).toList()) {
      assertThatThrownBy(() -> new Socket("127.0.0.2", port).close(), "port %d", port)
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void acceptsOnlySuitesWithForwardSecrecyForTheConsole() {
    assertThat(new ClientHello(server.adminPort(), false).accepted())
        .containsExactlyInAnyOrderElementsOf(Suites.FOR_RSA);
  }

  @Test
  void rotatesALargeLog() {
    String limit = "com.sun.enterprise.server.logging.GFFileHandler.rotationLimitInBytes=";
    server.asadmin("set-log-attributes", limit + 500_000);
    server.asadmin("set-log-levels", "dev.plinth.server=FINE");
    try {
      await().atMost(Duration.ofSeconds(60)).until(this::isLogRotated);
    } finally {
      server.asadmin("set-log-levels", "dev.plinth.server=INFO");
      server.asadmin("set-log-attributes", limit + 10_485_760);
    }
  }

  /** Each request writes a line. */
  private boolean isLogRotated() throws IOException {
    Stream.generate(() -> server.blogs().sendAsync("GET", "blogs?limit=1", null))
        .limit(200)
        .toList()
        .forEach(CompletableFuture::join);
    try (Stream<Path> logs = Files.list(server.domain().resolve("logs"))) {
      return logs.anyMatch(log -> log.getFileName().toString().startsWith("server.log_"));
    }
  }

  /** Requests to the undeployed service get an error answer; the other service is unaffected. */
  @Test
  void dropsNoRequestWhenAServiceIsUndeployedAndDeployedAgain() {
    Path users = server.domain().resolve("config/apps/users.war");
    try (Load load = new Load(server)) {
      load.awaitSteady();
      Instant begun = Instant.now();
      server.asadmin("undeploy", "users");
      server.asadmin(
          "deploy", "--name=users", "--contextroot=/", "--virtualservers=users", users.toString());
      Instant deployed = Instant.now();
      await().atMost(Duration.ofSeconds(30)).until(() -> load.successSince(deployed).isPresent());
      load.finish();

      List<Load.Result> during = load.since(begun);
      assertThat(during)
          .filteredOn(result -> result.service().equals("blogs"))
          .allMatch(Load.Result::isSuccess);
      assertThat(during)
          .filteredOn(result -> result.service().equals("users"))
          .extracting(Load.Result::status)
          .isSubsetOf(200, 404, 503);
    }
  }

  @Test
  void dropsNoRequestWhenAServiceIsDisabledAndEnabled() {
    try (Load load = new Load(server)) {
      load.awaitSteady();
      Instant begun = Instant.now();
      server.asadmin("disable", "users");
      await().until(() -> server.users().send("GET", "users").status() == 404);
      assertThat(server.users().send("GET", "health/ready").body()).doesNotContain("\"data\"");
      server.asadmin("enable", "users");
      Instant enabled = Instant.now();
      await().atMost(Duration.ofSeconds(30)).until(() -> load.successSince(enabled).isPresent());
      load.finish();

      assertThat(load.since(begun))
          .filteredOn(result -> result.service().equals("blogs"))
          .allMatch(Load.Result::isSuccess);
      assertThat(load.since(begun))
          .filteredOn(result -> result.service().equals("users"))
          .extracting(Load.Result::status)
          .isSubsetOf(200, 404, 503);
    }
  }
}
