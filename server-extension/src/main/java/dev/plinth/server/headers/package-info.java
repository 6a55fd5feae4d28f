/**
 * What each answer tells a browser, whoever made it: a service, the server's pages, or the library
 * itself. Its type isn't guessed, it isn't kept unless its service says so, HTML loads only what
 * comes with it, TLS stays TLS, and scripts of other origins may read answers of the services if
 * CORS_ORIGIN names them.
 */
package dev.plinth.server.headers;
