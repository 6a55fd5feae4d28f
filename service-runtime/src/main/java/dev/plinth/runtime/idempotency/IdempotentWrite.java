package dev.plinth.runtime.idempotency;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a transaction needs in order to write once.
 *
 * @param request the request; empty if it has no idempotency key
 * @param response makes the response to a result of the write
 * @param <T> the result of the write
 */
public record IdempotentWrite<T>(
    Optional<IdempotentRequest> request, Function<T, StoredResponse> response) {}
