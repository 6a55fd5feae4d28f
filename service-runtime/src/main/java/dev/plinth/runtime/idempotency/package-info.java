/**
 * Idempotency keys. A client may repeat a write with the same key until it gets an answer, and the
 * write happens once: its response is stored in its own transaction, and each repetition gets that
 * response.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header-07">The
 *     Idempotency-Key HTTP Header Field, draft 7</a>
 */
package dev.plinth.runtime.idempotency;
