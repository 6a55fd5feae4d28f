/**
 * Schema migrations with Flyway. Each start of a service migrates the database to the newest
 * version; any number of servers and services may do so concurrently. Plinth and the application on
 * it have a history each.
 */
package dev.plinth.persistence.migration;
