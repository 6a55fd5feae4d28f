/** Connections of the pool to PostgreSQL: their check, their TLS, and poolers between. */
package dev.plinth.server.pool;
