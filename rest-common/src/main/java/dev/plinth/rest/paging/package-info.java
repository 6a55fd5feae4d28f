/**
 * Keyset pagination. A page has an opaque cursor for the next one, in its body and in a {@code
 * Link} header (RFC 8288), which also leads to the previous and the first one. A cursor is bound to
 * the filter and sort of its list. The cost of a page does not grow with its number.
 */
package dev.plinth.rest.paging;
