package dev.plinth.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plinth.rest.problem.Problem;
import dev.plinth.rest.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The problem document of an error response, for tests. */
public record ErrorResponse(int status, JsonObject document) {

  /** Returns the problem that an action must throw. */
  public static ErrorResponse of(ThrowingCallable action) {
    return of(catchThrowableOfType(ProblemException.class, action).getResponse());
  }

  /** Returns the problem that a response must contain. */
  public static ErrorResponse of(Response response) {
    assertThat(response.getMediaType()).isEqualTo(Problem.MEDIA_TYPE);
    JsonObject document =
        Json.createReader(new StringReader((String) response.getEntity())).readObject();
    assertThat(document.getInt("status")).isEqualTo(response.getStatus());
    return new ErrorResponse(response.getStatus(), document);
  }

  /** Returns the detail. */
  public String detail() {
    return document.getString("detail");
  }
}
