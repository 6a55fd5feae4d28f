/** Connection pool to PostgreSQL: validation, TLS, and support of connection poolers. */
package dev.plinth.server.pool;
