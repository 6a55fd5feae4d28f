/**
 * The library inside the application server. It is not part of any service: it lies next to the
 * JDBC driver, and the boot commands name its classes. {@link
 * dev.plinth.server.boot.ServerExtension} boots it.
 */
package dev.plinth.server;
