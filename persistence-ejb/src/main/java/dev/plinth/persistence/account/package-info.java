/**
 * Accounts: a user with the sessions and blogs that depend on it. Here are the transactions that
 * write more than one table.
 */
package dev.plinth.persistence.account;
