/**
 * Sessions and refresh tokens. A sign-in begins a session; refresh tokens, each valid for one use,
 * continue it. Reusing a token ends the session, because one of its two users must have stolen it.
 * A session is valid until it ends or expires, or its user is deactivated.
 */
package dev.plinth.persistence.session;
