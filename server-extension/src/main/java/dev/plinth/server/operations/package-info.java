/** What the operations port and the health of public ports may answer. */
package dev.plinth.server.operations;
