/**
 * Client connections: backpressure, one request at a time, limits on time and size, and the state
 * of each connection.
 */
package dev.plinth.server.connection;
