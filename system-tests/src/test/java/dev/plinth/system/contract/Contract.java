package dev.plinth.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.conformance.document.ApiDocument;
import dev.plinth.conformance.document.ApiOperation;
import dev.plinth.conformance.document.DocumentedResponse;
import dev.plinth.conformance.document.WrongBody;
import dev.plinth.conformance.http.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What services promise in their OpenAPI documents. */
abstract class Contract {

  abstract List<ApiDocument> documents();

  /** Returns the answer of an operation with a status. */
  abstract Answer provoke(ApiOperation operation, int status);

  /** Sends a wrong body, which the service must refuse with a reference to the field. */
  abstract void checkRefused(WrongBody wrong);

  boolean isProvoked(ApiOperation operation, int status) {
    return true;
  }

  @TestFactory
  Stream<DynamicTest> answersAsDocumented() {
    return operations()
        .flatMap(
            operation ->
                operation.statuses().stream()
                    .filter(status -> isProvoked(operation, status))
                    .map(
                        status ->
                            DynamicTest.dynamicTest(
                                operation + " " + status, () -> check(operation, status))));
  }

  private void check(ApiOperation operation, int status) {
    Answer answer = provoke(operation, status);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    DocumentedResponse.of(operation, status).check(answer);
  }

  @TestFactory
  Stream<DynamicTest> enforcesTheSchemasOfRequestBodies() {
    return operations()
        .filter(operation -> !operation.body().isMissingNode())
        .flatMap(WrongBody::of)
        .map(wrong -> DynamicTest.dynamicTest(wrong.toString(), () -> checkRefused(wrong)));
  }

  private Stream<ApiOperation> operations() {
    return documents().stream().flatMap(document -> document.operations().stream());
  }
}
