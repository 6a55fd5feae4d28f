/**
 * What the server itself answers: every error that is found before a service is reached is a
 * problem document (RFC 9457), as in the services, and never HTML, a class name or an exception's
 * text.
 *
 * <p>This is a library of the server (it stands beside the JDBC driver), not of a service. It is
 * named in the boot commands, by {@code errorReportValve} of each virtual server.
 */
package dev.plinth.server;
