/**
 * Connections of clients: their requests one at a time, their limits in time and size, and their
 * state.
 */
package dev.plinth.server.connection;
