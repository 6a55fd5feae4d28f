/** Requests as they are on the wire, and what every answer to a bad one has to look like. */
package dev.plinth.system.http;
