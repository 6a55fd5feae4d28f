/**
 * Conditional requests. Every representation has a strong entity tag (RFC 9110, 8.8.3): clients
 * revalidate what they have, and change only the state that they read (optimistic lock). {@code
 * Cache-Status} shows how the cache handled a read (RFC 9211).
 */
package dev.plinth.rest.conditional;
