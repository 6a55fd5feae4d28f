/**
 * Data to begin with: a small set for each environment, or as much as a test of size needs. A set
 * replaces what there was in one transaction, so that a failure leaves the old data. It is the same
 * on each run, down to the identities.
 */
package dev.plinth.persistence.seed;
