/** Whether the server has begun to stop, for everything that must know. */
package dev.plinth.server.drain;
