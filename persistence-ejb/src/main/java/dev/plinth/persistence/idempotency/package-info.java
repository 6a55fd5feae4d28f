/**
 * The requests with an idempotency key that were completed. A write claims its request at the start
 * of its transaction and stores its response before the end, so both happen or neither.
 */
package dev.plinth.persistence.idempotency;
