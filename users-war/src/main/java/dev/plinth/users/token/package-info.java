/**
 * Sign-in and sessions. The password of an active user gets an access token, a JWT that each
 * service verifies for itself, and a refresh token, which gets the next pair. Signing out ends the
 * session. Keys are files; the public ones are published as a JSON Web Key Set.
 */
package dev.plinth.users.token;
