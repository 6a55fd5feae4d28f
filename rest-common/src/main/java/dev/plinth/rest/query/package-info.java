/**
 * Query parameters. An operation has those that its OpenAPI description names ({@code @Parameter});
 * a request with any other is refused, as one with an unknown field is: a client that misspells
 * {@code limit} had better know.
 */
package dev.plinth.rest.query;
