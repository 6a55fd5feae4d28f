/**
 * Problem documents (RFC 9457) for what fails before a service is reached, and in place of the
 * server's HTML pages.
 */
package dev.plinth.server.problem;
