/** The trace of a request (W3C Trace Context), for the log and for problem documents. */
package dev.plinth.server.tracing;
