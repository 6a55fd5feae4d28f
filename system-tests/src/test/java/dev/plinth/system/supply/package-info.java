/** Supply chain: the distribution contains known dependencies only, and no secrets. */
package dev.plinth.system.supply;
