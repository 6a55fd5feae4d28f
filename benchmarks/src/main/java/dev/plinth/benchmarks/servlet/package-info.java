/** A service without any work, for the ceiling of the server. It runs in the server only. */
package dev.plinth.benchmarks.servlet;
