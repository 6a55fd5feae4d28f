/**
 * The application server as a process: how it is started, how a start that went wrong is
 * recognised, and how it is stopped. The server itself goes on after a boot command or a deployment
 * failed and calls itself ready, so its log is watched and the services are asked.
 */
package dev.plinth.launcher.server;
