/**
 * The library inside the application server. It is no part of a service: it stands beside the JDBC
 * driver, and the boot commands name its classes. {@link dev.plinth.server.boot.ServerExtension}
 * boots it.
 */
package dev.plinth.server;
