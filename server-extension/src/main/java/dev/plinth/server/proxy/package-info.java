/**
 * Requests that come through a proxy. The proxies that TRUSTED_PROXIES names are trusted in what
 * they say of a request in {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and {@code
 * -Port}, or in {@code Forwarded} (RFC 7239); no other client is. The services see the client's
 * address, and the scheme, host and port that it used, as if there was no proxy.
 */
package dev.plinth.server.proxy;
