/**
 * Lists in pages. A page says by an opaque cursor where the next one begins, in its body and in a
 * {@code Link} header (RFC 8288); the cost of a page doesn't grow with its number.
 */
package dev.plinth.rest.paging;
