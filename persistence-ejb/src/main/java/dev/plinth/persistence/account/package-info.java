/** Accounts: the transactions that write a user together with its sessions and referrers. */
package dev.plinth.persistence.account;
