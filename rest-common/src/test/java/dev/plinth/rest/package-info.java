/**
 * The test fixtures that the services share. A {@link dev.plinth.rest.Client} sends no token;
 * {@code client.as(token)} returns a client that does. Sign in once and keep the token: the service
 * hashes the password for a fifth of a second.
 */
package dev.plinth.rest;
