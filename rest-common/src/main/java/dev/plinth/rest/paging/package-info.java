/**
 * Keyset pagination. A page has an opaque cursor for the next one, in its body and in a {@code
 * Link} header (RFC 8288). The cost of a page does not grow with its number.
 */
package dev.plinth.rest.paging;
