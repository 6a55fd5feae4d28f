package dev.plinth.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.document.ApiOperation;
import dev.plinth.conformance.document.DocumentedResponse;
import dev.plinth.conformance.http.Answer;
import dev.plinth.conformance.http.Call;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.UpProduct;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each operation that documents 428 requires {@code If-Match}, if the product is so configured. */
@BesideOthers
class RequiredPreconditionIT {

  private static UpProduct product;
  private static ValidCalls valid;

  @BeforeAll
  static void start() {
    product = UpProduct.start("required-precondition", Map.of("PLINTH_REQUIRE_IF_MATCH", "true"));
    valid = new ValidCalls(product);
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @TestFactory
  Stream<DynamicTest> refusesAChangeWithoutPrecondition() {
    return Stream.of("users", "blogs")
        .map(KeptDocuments::of)
        .flatMap(document -> document.operations().stream())
        .filter(operation -> operation.statuses().contains(Provocations.PRECONDITION_REQUIRED))
        .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> check(operation)));
  }

  private static void check(ApiOperation operation) {
    Call call = valid.last(operation.id());

    Answer refused = call.send();
    Answer excluding = call.with("If-None-Match", "\"x\"").send();
    Answer known = call.with("If-Match", "*").send();

    assertThat(refused.status()).as(refused.body()).isEqualTo(Provocations.PRECONDITION_REQUIRED);
    DocumentedResponse.of(operation, Provocations.PRECONDITION_REQUIRED).check(refused);
    assertThat(excluding.status()).isEqualTo(Provocations.PRECONDITION_REQUIRED);
    assertThat(known.status()).as(known.body()).isIn(200, 204);
  }

  @Test
  void requiresNoneToWriteOrToSignOut() {
    assertThat(valid.of("writeBlog").send().status()).isEqualTo(201);
    assertThat(valid.last("signOut").send().status()).isEqualTo(204);
  }
}
