/** What the distribution is made of: known dependencies only, and no secret. */
package dev.plinth.system.supply;
