/** Graceful stop: signals, draining, and how long both may take. */
package dev.plinth.server.stop;
