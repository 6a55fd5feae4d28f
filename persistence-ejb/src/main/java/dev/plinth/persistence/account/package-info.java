/** Accounts: the transactions that write a user together with its sessions and blogs. */
package dev.plinth.persistence.account;
