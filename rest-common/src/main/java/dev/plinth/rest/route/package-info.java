/**
 * Tells the server which route each request takes, by the template of its path ({@code
 * /users/{id}}), so that metrics have few labels and no identities in them, and which routes need
 * an access token.
 */
package dev.plinth.rest.route;
