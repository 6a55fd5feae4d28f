/**
 * Strict query parameters. An operation has those that its OpenAPI description names
 * ({@code @Parameter}). A request with any other is refused, so that a misspelled {@code limit} is
 * noticed.
 */
package dev.plinth.rest.query;
