/**
 * Sessions: from a sign-in until its end. A session is continued by refresh tokens, each good for
 * one use; using one a second time ends the session, because one of the two who had it stole it. A
 * session counts as long as it has neither ended nor expired and its user is active.
 */
package dev.plinth.persistence.session;
