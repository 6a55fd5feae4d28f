/**
 * The database as an operator sees it: where it is, what must hold before Plinth may use it, and
 * what a failure means. The command, the server's log and the health checks say the same sentence
 * about the same failure.
 */
package dev.plinth.persistence.database;
