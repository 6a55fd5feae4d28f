/**
 * SQL statements in the traces of the requests that they serve, by OpenTelemetry's conventions for
 * database clients. What is bound to a statement, or written into it as a literal, is not told.
 */
package dev.plinth.runtime.tracing;
