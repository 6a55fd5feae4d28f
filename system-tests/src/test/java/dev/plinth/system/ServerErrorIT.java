package dev.plinth.system;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.plinth.system.http.RawAnswer;
import dev.plinth.system.http.RawConnection;
import dev.plinth.system.http.Repetition;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import dev.plinth.system.product.TestPorts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Errors of the server itself, before a service is reached, have the form of the services' errors.
 */
@BesideOthers
@ExtendWith(SharedProduct.class)
class ServerErrorIT {

  private final Product product;

  ServerErrorIT(Product product) {
    this.product = product;
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/server-errors.csv", delimiter = '|', quoteCharacter = '`')
  void answersInOneFormOnEveryPort(
      String what, String users, String blogs, String operations, String request) {
    String bytes = complete(request);
    TestPorts ports = product.ports();

    // In parallel, because a timeout takes time to detect.
    List<CompletableFuture<Void>> checks =
        List.of(
            runAsync(() -> check(ports.users(), bytes, users)),
            runAsync(() -> check(ports.blogs(), bytes, blogs)),
            runAsync(() -> check(ports.operations(), bytes, operations)));

    assertAll(checks.stream().<Executable>map(check -> check::join));
  }

  private static void check(int port, String request, String expected) {
    RawAnswer answer = RawConnection.send(port, request);

    assertThat(answer.isNone()).as(answer.text()).isEqualTo(expected.equals("none"));
    if (answer.isNone()) {
      return;
    }
    int status = Integer.parseInt(expected);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    if (request.startsWith("HEAD ")) {
      assertThat(answer.body()).isEmpty();
    } else if (status >= 400) {
      answer.problem(status);
    }
  }

  /** Returns the request with its escapes resolved, and terminated if it isn't. */
  private static String complete(String line) {
    String request = Repetition.expand(line.translateEscapes());
    boolean complete = request.contains("\r\n\r\n") || !request.contains("\r\n");
    return complete ? request : request + "Connection: close\r\n\r\n";
  }
}
