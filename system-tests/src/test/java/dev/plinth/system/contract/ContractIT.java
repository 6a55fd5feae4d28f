package dev.plinth.system.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plinth.conformance.document.ApiDocument;
import dev.plinth.conformance.document.ApiOperation;
import dev.plinth.conformance.document.WrongBody;
import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.conformance.http.Client;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.UpProduct;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The OpenAPI documents and the services agree: each documented status of each operation occurs,
 * with the described headers, media type and schema, and nothing else.
 */
@BesideOthers
class ContractIT extends Contract {

  private static final int UNAVAILABLE = 503;

  /** The answers of each service before its deployment, by the operation. */
  private static final Map<String, Answer> WHILE_STARTING = new HashMap<>();

  private static UpProduct product;
  private static List<ApiDocument> documents;
  private static Provocations provocations;

  @BeforeAll
  static void start() {
    product =
        UpProduct.launch(
            "contract",
            Map.of(
                "TRUSTED_PROXIES",
                "127.0.0.1",
                "PLINTH_LIMIT_REQUESTS",
                Provocations.LIMIT + "/PT24H"));
    callWhileStarting("users");
    callWhileStarting("blogs");
    product.awaitReady();
    documents =
        Stream.of("users", "blogs")
            .map(service -> ApiDocument.served(product.operations(), service))
            .toList();
    provocations = new Provocations(product);
    Provocations.exceedLimit(product.users());
    Provocations.exceedLimit(product.blogs());
  }

  /** A port is open, and answers 503, from the start of the server to the service's deployment. */
  private static void callWhileStarting(String service) {
    Client client = service.equals("users") ? product.users() : product.blogs();
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> isOpen(client));
    for (ApiOperation operation : KeptDocuments.of(service).operations()) {
      String path = operation.path().substring(1).replace("{id}", UUID.randomUUID().toString());
      Call call = new Call(client, operation.method(), path);
      WHILE_STARTING.put(operation.toString(), call.send());
    }
  }

  private static boolean isOpen(Client client) {
    try {
      client.send("GET", "");
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Override
  List<ApiDocument> documents() {
    return documents;
  }

  /** {@link RequiredPreconditionIT} provokes what needs another configuration. */
  @Override
  boolean isProvoked(ApiOperation operation, int status) {
    return status != Provocations.PRECONDITION_REQUIRED;
  }

  @Override
  Answer provoke(ApiOperation operation, int status) {
    Answer answer =
        status == UNAVAILABLE
            ? WHILE_STARTING.get(operation.toString())
            : provocations.provoke(operation, status);
    checkType(answer);
    return answer;
  }

  /** The type of a problem leads to a page on the same port. */
  private static void checkType(Answer answer) {
    if (!answer.header("Content-Type").equals("application/problem+json")) {
      return;
    }
    URI type = answer.response().uri().resolve(answer.json().getString("type"));
    if (!type.isOpaque()) {
      Answer page = new Call(product.users(), "GET", type.toString()).send();
      assertThat(page.status()).as(type.toString()).isEqualTo(200);
    }
  }

  @Override
  void checkRefused(WrongBody wrong) {
    provocations.checkRefused(wrong);
  }

  @Test
  void namesThePublicAddressesOfTheServices() {
    assertThat(documents.get(0).servers())
        .containsExactly("http://127.0.0.1:" + product.ports().users());
    assertThat(documents.get(1).servers())
        .containsExactly("http://127.0.0.1:" + product.ports().blogs());
  }

  @TestFactory
  Stream<DynamicTest> hasValidExamples() {
    return documents.stream()
        .flatMap(Example::of)
        .map(example -> DynamicTest.dynamicTest(example.toString(), example::check));
  }
}
