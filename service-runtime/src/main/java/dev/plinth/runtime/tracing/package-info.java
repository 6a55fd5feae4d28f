/**
 * The trace of a request, and tracing of SQL statements by OpenTelemetry's conventions for database
 * clients. Spans contain no parameters and no literals of a statement.
 */
package dev.plinth.runtime.tracing;
