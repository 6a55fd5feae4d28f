package dev.plinth.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.rest.ErrorResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void hasTheMembersOfRfc9457AndNoOthers() {
    Problem problem = new Problem(Status.CONFLICT, "The username is already taken.");

    Response response = problem.response().build();

    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(response.getMediaType()).hasToString("application/problem+json");
    assertThat(response.getEntity())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Conflict","status":409,\
            "detail":"The username is already taken."}""");
  }

  @Test
  void namesAKindThatTheStatusDoesNotExplain() {
    Problem problem = new Problem(Status.CONFLICT, "email-taken", "The address is taken.");

    assertThat(problem.response().build().getEntity())
        .isEqualTo(
            """
            {"type":"/problems/email-taken","title":"Email taken","status":409,\
            "detail":"The address is taken."}""");
  }

  @Test
  void listsTheViolationsOfFields() {
    Problem problem =
        Problem.ofFields(
            List.of(
                new Violation("title", "must not be blank"),
                new Violation(List.of("tags", "0", "name"), "must be a string")));

    ErrorResponse refusal = ErrorResponse.of(problem.response().build());

    assertThat(refusal.document().getJsonArray("errors"))
        .hasToString(
            """
            [{"detail":"must not be blank","pointer":"#/title"},\
            {"detail":"must be a string","pointer":"#/tags/0/name"}]""");
  }

  @Test
  void escapesTheDetailInJson() {
    Problem problem = new Problem(Status.BAD_REQUEST, "a \"quoted\"\nline");

    ErrorResponse refusal = ErrorResponse.of(problem.response().build());

    assertThat(refusal.detail()).isEqualTo("a \"quoted\"\nline");
  }
}
