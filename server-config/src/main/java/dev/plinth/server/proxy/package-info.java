/**
 * Where a request comes from when a proxy stands before the server: the proxies that
 * TRUSTED_PROXIES names are believed what they say in {@code X-Forwarded-For}, and nobody else. The
 * services see the client's address as if there was no proxy.
 */
package dev.plinth.server.proxy;
