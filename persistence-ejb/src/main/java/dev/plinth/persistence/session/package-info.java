/**
 * Sessions and refresh tokens. A sign-in begins a session; refresh tokens, each valid for one use,
 * continue it. Using a token again ends the session, because the token must have been stolen. A
 * session is valid until it ends or expires, or its user is deactivated.
 */
package dev.plinth.persistence.session;
