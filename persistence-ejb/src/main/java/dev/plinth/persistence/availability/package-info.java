/**
 * What the services depend on, whether it is there, and what happens while it isn't.
 *
 * <p>Each dependency has one state, which a background probe drives: services deploy and start
 * without it, notice its loss, and take it up again by themselves. While the database is not up a
 * gate answers what needs it at once, and no request waits on a socket to find that out. Failures
 * that pass are repeated where that is safe.
 */
package dev.plinth.persistence.availability;
