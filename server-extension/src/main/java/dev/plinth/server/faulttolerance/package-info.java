/** MicroProfile Fault Tolerance of the server: the threads that it uses. */
package dev.plinth.server.faulttolerance;
