/**
 * The status of the server as JSON, for the operations page and for programs: services and their
 * dependencies, requests, pool, caches, and what is wrong. It touches neither the database nor
 * Redis.
 */
package dev.plinth.server.status;
