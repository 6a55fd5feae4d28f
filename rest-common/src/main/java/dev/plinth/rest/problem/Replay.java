package dev.plinth.rest.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plinth.runtime.idempotency.StoredResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Builds the response to the repetition of a completed request. */
final class Replay {

  private Replay() {}

  static ResponseBuilder of(StoredResponse stored) {
    ResponseBuilder response =
        Response.status(stored.status()).header("Idempotency-Replayed", true);
    stored
        .headers()
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(field -> response.header(field[0], field[1]));
    return response.entity(stored.body().getBytes(UTF_8));
  }
}
