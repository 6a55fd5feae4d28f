package dev.plinth.rest.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plinth.rest.conditional.Body;
import dev.plinth.runtime.idempotency.IdempotentRequest;
import dev.plinth.runtime.idempotency.IdempotentWrite;
import dev.plinth.runtime.idempotency.StoredResponse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The idempotency key of the current request, for the transaction that makes the write. */
@RequestScoped
public class Idempotency {

  private IdempotentRequest request;

  void set(IdempotentRequest request) {
    this.request = request;
  }

  /**
   * Returns what the transaction needs. It does not depend on the thread.
   *
   * @param response makes the response, with a {@link Body}
   */
  public <T> IdempotentWrite<T> of(Function<T, Response> response) {
    return new IdempotentWrite<>(
        Optional.ofNullable(request), response.andThen(Idempotency::stored));
  }

  private static StoredResponse stored(Response response) {
    String headers =
        response.getStringHeaders().keySet().stream()
            .map(name -> name + ": " + response.getHeaderString(name))
            .collect(Collectors.joining("\n"));
    Body body = (Body) response.getEntity();
    return new StoredResponse(response.getStatus(), headers, new String(body.json(), UTF_8));
  }
}
