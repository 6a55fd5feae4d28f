package dev.plinth.runtime.idempotency;

import java.util.Optional;

/** The requests with an idempotency key that were completed, until their retention ends. */
public interface CompletedRequests {

  /**
   * Returns the response to a request; empty if the request is not completed.
   *
   * @throws KeyReused if the key was used with another body
   */
  Optional<StoredResponse> find(IdempotentRequest request);

  /**
   * Makes the cache coherent with a completed request, as its write did before its own response.
   * That response may never have been sent: the server may have died after the commit.
   */
  void acknowledge(IdempotentRequest request);
}
