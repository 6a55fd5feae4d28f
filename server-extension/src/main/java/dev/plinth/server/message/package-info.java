/**
 * HTTP/1.1 request parser (RFC 9112): strict, and in one pass. The server's own parser accepts more
 * than the RFC allows, and finds the end of a message in other ways than proxies do. It therefore
 * reads only what {@link dev.plinth.server.message.MessageReader} has written in canonical form.
 * There is one opinion on where a request ends, so request smuggling is impossible.
 */
package dev.plinth.server.message;
