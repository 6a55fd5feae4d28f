/**
 * Strict query parameters. An operation has those that {@link
 * dev.plinth.rest.query.QueryParameters} names, each at most once. A request with any other is
 * refused, so that a misspelled {@code limit} is noticed. The method QUERY has them in its content.
 */
package dev.plinth.rest.query;
