package dev.plinth.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Client;
import dev.plinth.conformance.http.ProblemDocument;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The types of problems, their pages, and the trace that a problem belongs to. */
@BesideOthers
@ExtendWith(SharedProduct.class)
class ProblemTypesIT {

  private static final Path PAGES =
      Path.of(
          System.getProperty("modules.directory"),
          "rest-common/src/main/resources/dev/plinth/rest/problem/pages");

  private final Product product;

  ProblemTypesIT(Product product) {
    this.product = product;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | invalid-fields     | {}",
        "409 | username-taken     | {'username':'Admin User','email':'%s@example.org','password':'correct horse'}",
        "409 | email-taken        | {'username':'%s','email':'admin@example.com','password':'correct horse'}"
      })
  void leadsToThePageOfAProblem(int status, String kind, String body) {
    String json = body.replace('\'', '"').formatted(UUID.randomUUID());

    Answer answer = product.users().send("POST", "users", json);

    ProblemDocument.of(answer, status);
    assertLeadsTo(kind, product.users(), answer);
  }

  private static void assertLeadsTo(String kind, Client service, Answer problem) {
    String type = problem.json().getString("type");
    URI address = problem.response().uri().resolve(type);
    Answer page = service.send("GET", address.toString());

    assertThat(type).endsWith("/" + kind);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(page.body()).contains("<h1>" + problem.json().getString("title") + "</h1>");
  }

  static List<String> kinds() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      return pages.map(page -> page.getFileName().toString().replace(".html", "")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void servesAPageOfEachKindOnBothPorts(String kind) {
    for (Client service : List.of(product.users(), product.blogs())) {
      assertThat(service.send("GET", "problems/" + kind).status()).isEqualTo(200);
      assertThat(service.send("HEAD", "problems/" + kind).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "", "a/b", "overloaded.html", "Overloaded"})
  void servesNoOtherPage(String kind) {
    ProblemDocument.of(product.blogs().send("GET", "problems/" + kind), 404);
    ProblemDocument.of(product.blogs().send("POST", "problems/overloaded"), 404);
  }

  /** The last of the paths is refused before the service is reached. */
  @Test
  void namesTheTraceOfTheCaller() {
    String trace = UUID.randomUUID().toString().replace("-", "");
    String traceparent = "00-" + trace + "-00f067aa0ba902b7-01";

    for (String path :
        List.of("blogs/" + UUID.randomUUID(), "blogs/x", "nowhere", "j_security_check")) {
      Answer answer = traced(product.blogs(), path, traceparent);
      assertThat(answer.json().getString("traceId")).isEqualTo(trace);
    }
    Answer ofServer = traced(product.operations(), "nowhere", traceparent);
    assertThat(ofServer.json().getString("traceId")).isEqualTo(trace);
  }

  @ParameterizedTest
  @CsvSource({"'', 400", "'Host: x\r\nExpect: 100-continue\r\nContent-Length: 99999\r\n', 413"})
  void namesTheTraceInWhatTheServerRefusesToRead(String fields, int status) {
    String trace = UUID.randomUUID().toString().replace("-", "");

    RawAnswer answer =
        RawConnection.send(
            product.ports().blogs(),
            "POST /tokens HTTP/1.1\r\ntraceparent: 00-%s-00f067aa0ba902b7-01\r\n%s\r\n"
                .formatted(trace, fields));

    answer.problem(status);
    assertThat(answer.body()).contains("\"traceId\":\"" + trace + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E473\"-00f067aa0ba902b7-01"
      })
  void ignoresATraceThatIsInvalid(String traceparent) {
    for (String path : List.of("nowhere", "j_security_check")) {
      assertThat(traced(product.blogs(), path, traceparent).json()).doesNotContainKey("traceId");
    }
  }

  private static Answer traced(Client service, String path, String traceparent) {
    Answer answer = service.send(service.request(path).header("traceparent", traceparent));
    ProblemDocument.of(answer, answer.status());
    return answer;
  }
}
