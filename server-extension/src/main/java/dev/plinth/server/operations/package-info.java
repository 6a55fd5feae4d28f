/** Valves of the operations port, and the public health endpoint of the service ports. */
package dev.plinth.server.operations;
