/**
 * Security headers, caching default and CORS of every response, whether a service, the server's
 * pages or the library sends it. Content types are not sniffed, responses are not cached unless the
 * service allows it, HTML loads only same-origin content, HTTPS stays HTTPS (HSTS), and scripts of
 * the origins in CORS_ORIGIN may read the responses of the services.
 */
package dev.plinth.server.headers;
