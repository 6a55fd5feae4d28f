/**
 * The syntax of requests on a connection (RFC 9112), read strictly and in one pass. The server's
 * own parser accepts more than the RFC allows and finds the end of a message in other ways than
 * proxies do; it reads only what {@link dev.plinth.server.message.MessageReader} has written in
 * canonical form. So there is one opinion on where a request ends, and nothing can be smuggled
 * behind it.
 */
package dev.plinth.server.message;
