/**
 * What the tests of the services share. A {@link dev.plinth.rest.Client} is nobody in particular;
 * {@code client.as(token)} is the same client as somebody who has signed in. Sign in once and keep
 * the token: hashing the password takes the service a fifth of a second, on purpose.
 */
package dev.plinth.rest;
