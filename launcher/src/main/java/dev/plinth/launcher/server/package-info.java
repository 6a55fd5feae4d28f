/**
 * The application server as a process: starts it, detects a failed start, and stops it. The server
 * itself continues after a failed boot command or deployment and reports itself ready, so this
 * package watches its log and probes the services.
 */
package dev.plinth.launcher.server;
