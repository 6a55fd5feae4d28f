/**
 * Seed data and {@code plinth seed} and {@code plinth reset}. A set of data replaces what there was
 * in one transaction, so that a failure leaves the old data. There is a small set for each
 * environment, and generated data of any size, which is the same on each run, down to the
 * identities. Each command names the database before it touches it; production needs confirmation.
 * A server that runs continues with the new data.
 */
package dev.plinth.launcher.seed;
