package dev.plinth.runtime.idempotency;

/**
 * The response to a completed request.
 *
 * @param status the HTTP status
 * @param headers the header fields: a line {@code name: value} for each
 * @param body the body
 */
public record StoredResponse(int status, String headers, String body) {}
