/**
 * Seed data: {@code plinth seed} and {@code plinth reset}. A set replaces all data in one
 * transaction, so that a failure leaves the old data. There is a small set for each environment,
 * and generated sample data of any size, which is the same on each run, down to the identities.
 * Each command names the database before it changes it; production needs {@code --force}. A running
 * server continues with the new data.
 */
package dev.plinth.launcher.seed;
