/**
 * The schema and its history, owned by Flyway: every start brings the database to the newest
 * version, and any number of servers and services may do so at once.
 */
package dev.plinth.persistence.migration;
