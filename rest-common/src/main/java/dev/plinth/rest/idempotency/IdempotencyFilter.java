package dev.plinth.rest.idempotency;

import dev.plinth.rest.access.CurrentCaller;
import dev.plinth.rest.json.RequestBody;
import dev.plinth.runtime.idempotency.AlreadyCompleted;
import dev.plinth.runtime.idempotency.CompletedRequests;
import dev.plinth.runtime.idempotency.IdempotentRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.util.List;

/**
 * Answers the repetition of a completed request, before the rest of the request is evaluated: it
 * might no longer be valid, because the write has happened.
 */
@Provider
@Idempotent
@Dependent
@Priority(Priorities.USER)
public class IdempotencyFilter implements ContainerRequestFilter {

  private static final String FIELD = "Idempotency-Key";

  @Inject private CurrentCaller caller;
  @Inject private CompletedRequests completed;
  @Inject private Idempotency idempotency;

  @Override
  public void filter(ContainerRequestContext context) {
    List<String> lines = context.getHeaders().get(FIELD);
    if (lines == null) {
      return;
    }
    IdempotentRequest request = request(context, IdempotencyKey.parse(lines));
    completed
        .find(request)
        .ifPresent(
            response -> {
              completed.acknowledge(request);
              throw new AlreadyCompleted(request, response);
            });
    idempotency.set(request);
  }

  private IdempotentRequest request(ContainerRequestContext context, String key) {
    byte[] body = RequestBody.read(context.getEntityStream());
    context.setEntityStream(new ByteArrayInputStream(body));
    return IdempotentRequest.of(
        caller.get().map(it -> it.id().toString()).orElse(""),
        context.getMethod(),
        context.getUriInfo().getPath(),
        key,
        body);
  }
}
