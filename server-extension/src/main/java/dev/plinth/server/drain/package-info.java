/** Draining: whether the server has begun to stop. */
package dev.plinth.server.drain;
