/**
 * Reports routes to the server extension: the route of each request, as the template of its path
 * ({@code /users/{id}}), so that metrics have few labels and no identities; and the routes that
 * need an access token.
 */
package dev.plinth.rest.route;
