/**
 * Problem documents (RFC 9457) for errors before a service is reached, and instead of the server's
 * HTML pages.
 */
package dev.plinth.server.problem;
