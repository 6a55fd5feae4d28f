/**
 * The {@code Idempotency-Key} field. A client that got no answer repeats its request with the same
 * key. The write happens once, and each repetition gets the response of the first, with {@code
 * Idempotency-Replayed: true}. Errors change nothing, so they are not stored.
 */
package dev.plinth.rest.idempotency;
