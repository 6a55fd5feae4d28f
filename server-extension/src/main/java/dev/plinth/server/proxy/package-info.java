/**
 * Reverse proxies: what the proxies in TRUSTED_PROXIES report about a request in {@code
 * X-Forwarded-For}, {@code -Proto}, {@code -Host} and {@code -Port}, or in {@code Forwarded} (RFC
 * 7239), is trusted; what any other client reports is ignored. The services see the client's
 * address, and the scheme, host and port that it used, as if there were no proxy.
 */
package dev.plinth.server.proxy;
